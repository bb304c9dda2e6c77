import { ActionForm, FormText } from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/mark";
import { addPerformanceAction, cancelPerformanceAction } from "@/lib/domain/culture/pieces/actions";
import type { PieceDetail } from "@/lib/domain/culture/pieces/types";

type PerformancesCardProps = { piece: Extract<PieceDetail, { kind: "work" }> };

/** The dates of a work; a new one is shown to the public with the next release. */
export function PerformancesCard({ piece }: PerformancesCardProps) {
  const hidden = { pieceId: piece.id, version: String(piece.version) };
  return (
    <Card title="演出日期">
      <p className="mb-3 text-ink-soft">增加或取消后要再送发布，公众才看得到。</p>
      <ul className="grid gap-3">
        {piece.details.performances.map(({ id, day, startsAt, endsAt, place, isCancelled }) => (
          <li key={id} className="flex flex-wrap items-center gap-3">
            <span>
              {day} {startsAt}–{endsAt}，{place} {isCancelled && <Tag tone="amber">已取消</Tag>}
            </span>
            {!isCancelled && (
              <ActionForm
                action={cancelPerformanceAction}
                hidden={{ ...hidden, performanceId: id }}
                submit="取消这一场"
                size="small"
                variant="quiet"
              />
            )}
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="link">增加一场</summary>
        <div className="mt-4">
          <ActionForm action={addPerformanceAction} hidden={hidden} submit="增加一场">
            <div className="grid gap-5">
              <FormText name="day" type="date" label="日期" />
              <FormText name="startsAt" type="time" label="开始" />
              <FormText name="endsAt" type="time" label="结束" />
              <FormText name="place" label="地点" />
              <FormText name="note" label="说明" hint="例如 免费入场，座位 200 个" optional />
            </div>
          </ActionForm>
        </div>
      </details>
    </Card>
  );
}
