import Link from "next/link";
import { Card } from "@/components/ui/card";
import { KeyFigure, KeyFigures } from "@/components/ui/facts";
import type { TracedFigure } from "@/lib/domain/editions/traced/types";
import { dayLabel } from "@/lib/shared/dates";

/** The figure then and now, side by side, and in words whether it moved. */
export function TracedValues({ traced: { coded, now, past, frozen } }: { traced: TracedFigure }) {
  const before = frozen?.text ?? past?.worked.text ?? null;
  return (
    <Card title="当时与现在">
      <KeyFigures>
        {frozen && (
          <KeyFigure
            label="这一期定稿的数"
            value={frozen.text ?? "—"}
            note={frozen.text ? "定稿后不变" : "这一期里没有这个数"}
          />
        )}
        {!frozen && past && (
          <KeyFigure
            label={`${dayLabel(past.today)}当天结束时`}
            value={past.worked.text}
            note={past.worked.sentence}
          />
        )}
        {now && (
          <KeyFigure label="现在" value={now.worked.text} note={now.worked.sentence} tone="qing" />
        )}
      </KeyFigures>
      {frozen && (
        <p className="mt-3">
          出自{" "}
          <Link className="link" href={`/desk/editions/${frozen.editionId}`}>
            第 {frozen.number} 期《{frozen.title}》
          </Link>
        </p>
      )}
      {coded.question.editionId && !frozen && (
        <p className="mt-3 text-ink-hint">这个数字印在一期定稿材料里，那一期不在您的查看范围内。</p>
      )}
      {before !== null && now && (
        <p className="mt-3">
          {before === now.worked.text
            ? "现在的数与当时一致。"
            : `现在的数与当时不同：当时 ${before}，现在 ${now.worked.text}。`}
        </p>
      )}
    </Card>
  );
}
