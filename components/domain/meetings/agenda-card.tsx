import Link from "next/link";
import type { MeetingDetail } from "@/lib/domain/meetings/types";
import { Card } from "../../ui/card";
import { ProblemMark } from "./marks";

/** The problems on a meeting's agenda; nothing where there are none. */
export function AgendaCard({ meeting: { agenda } }: { meeting: MeetingDetail }) {
  if (agenda.length === 0) return null;
  return (
    <Card title="上会研究的难题">
      <ol className="grid gap-3">
        {agenda.map(({ problemId, title, status, leadName, asks }) => (
          <li key={problemId}>
            <p className="flex flex-wrap items-center gap-2">
              <ProblemMark status={status} />
              <Link className="link" href={`/desk/meetings/problems/${problemId}`}>
                {title}
              </Link>
            </p>
            <p className="text-sm text-ink-hint">
              {leadName ? `牵头：${leadName}` : "牵头单位待定"} · {asks}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
