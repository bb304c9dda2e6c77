import { isOwed } from "@/lib/domain/duties/chain/rules";
import type { ChainEntry } from "@/lib/domain/duties/chain/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { AssignmentStatusMark } from "../assignments/status";
import { lightWord } from "../assignments/words";

interface OwnReportsProps {
  entries: readonly ChainEntry[];
  year: number;
  today: Day;
  /** The page that makes the draft does not lead to itself. */
  isBesideDraft?: boolean;
}

/** The reader's own year-end reports: where each stands, its draft, and where it is handed in. */
export function OwnReports({ entries, year, today, isBesideDraft }: OwnReportsProps) {
  return (
    <div className="no-print mt-5">
      <Card title="本单位的年底书面报告">
        <ul className="flex flex-col gap-4">
          {entries.map((entry) => (
            <li
              key={entry.assignmentId}
              className="flex flex-wrap items-center justify-between gap-3"
            >
              <span>
                <b>{entry.taskTitle}</b>
                <span className="fact-line">
                  <AssignmentStatusMark status={entry.status} doneAt={entry.doneAt} />
                  <span>{dayLabel(entry.dueOn)}前报送</span>
                  {entry.light === "overdue" && (
                    <span className="text-overdue-ink">
                      {lightWord(entry.light, entry.dueOn, today)}
                    </span>
                  )}
                </span>
              </span>
              <span className="flex flex-wrap gap-3">
                {!isBesideDraft && (
                  <ButtonLink
                    href={`/desk/organisations/${entry.organisationId}/annual-report?year=${year}`}
                  >
                    生成初稿
                  </ButtonLink>
                )}
                {isOwed(entry.status) && (
                  <ButtonLink
                    variant="primary"
                    href={`/desk/assignments/${entry.assignmentId}/fill`}
                  >
                    去报送
                  </ButtonLink>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
