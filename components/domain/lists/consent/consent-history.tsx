import type { Consent } from "@/lib/domain/lists/consents/types";
import { momentLabel } from "@/lib/shared/dates";
import { Card } from "../../../ui/card";
import { Tag } from "../../../ui/mark";

/** Everything that was said to a list before it was issued, newest first. */
export function ConsentHistory({ consents }: { consents: readonly Consent[] }) {
  if (consents.length === 0) return null;
  return (
    <Card title="审核意见">
      <ol className="flex flex-col gap-4">
        {consents.map((consent) => (
          <li key={consent.id}>
            <p className="flex flex-wrap items-center gap-2">
              <Tag>{consent.decision === "consented" ? "通过" : "退回"}</Tag>
              <span className="text-sm text-ink-hint">
                {consent.unitName} {consent.byName} · {momentLabel(new Date(consent.at))}
              </span>
            </p>
            <p className="mt-1 whitespace-pre-line">{consent.note}</p>
            <Remarks consent={consent} />
            {consent.findings.length > 0 && (
              <p className="mt-1 text-sm text-ink-hint">
                审核时减负核对有 {consent.findings.length} 处提示，其中{" "}
                {consent.findings.filter((finding) => finding.answer).length} 处写明了理由
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Remarks({ consent }: { consent: Consent }) {
  if (consent.remarks.length === 0) return null;
  return (
    <ul className="mt-1 list-disc pl-5">
      {consent.remarks.map((remark) => (
        <li key={`${remark.entryId}-${remark.text}`}>
          <span className="num">{remark.code}</span>：{remark.text}
        </li>
      ))}
    </ul>
  );
}
