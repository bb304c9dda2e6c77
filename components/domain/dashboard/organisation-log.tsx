import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { LogEntry } from "@/lib/domain/counters/organisation-log/types";
import { DECISION_LABELS } from "@/lib/domain/reviews/labels";
import { momentLabel } from "@/lib/shared/dates";

function isDecision(kind: LogEntry["kind"]): kind is keyof typeof DECISION_LABELS {
  return Object.hasOwn(DECISION_LABELS, kind);
}

/** What was done, in plain words. */
function wordOf({ kind, number }: LogEntry): string {
  if (isDecision(kind)) return `第 ${number} 次填报${DECISION_LABELS[kind]}`;
  if (kind === "delivered") return `第 ${number} 版清单送达`;
  if (kind === "acknowledged") return `签收第 ${number} 版清单`;
  if (kind === "submitted") return `提交第 ${number} 次填报`;
  return kind === "requested" ? "申请调整" : "任务有变动";
}

/** 动态: the newest that happened to the organisation's work this year. */
export function OrganisationLog({ log }: { log: readonly LogEntry[] }) {
  if (log.length === 0) return null;
  return (
    <Card title="动态" aside={`最近 ${log.length} 条`} className="org-log">
      <ol className="org-log-list">
        {log.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with every page
          <li key={index}>
            <time dateTime={entry.at}>{momentLabel(new Date(entry.at))}</time>
            <span>
              <b>{wordOf(entry)}</b>{" "}
              {entry.assignmentId ? (
                <Link
                  className="link"
                  href={`/desk/assignments/${entry.assignmentId}`}
                  prefetch={false}
                >
                  {entry.about}
                </Link>
              ) : (
                entry.about
              )}
              {entry.by && <span className="text-ink-hint"> {entry.by}</span>}
              {entry.note && <span className="org-log-note">：{entry.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
