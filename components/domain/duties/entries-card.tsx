import Link from "next/link";
import { lightWord, when } from "@/components/domain/assignments/words";
import type { EntriesQuery } from "@/lib/domain/duties/chain/schema";
import type { ChainEntries, ChainEntry } from "@/lib/domain/duties/chain/types";
import { ENTRY_WORDS } from "@/lib/domain/duties/entries/labels";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination, Tabs } from "../../ui/navigation";
import { Table } from "../../ui/table";
import { AssignmentStatusMark } from "../assignments/status";
import { chainHref } from "./chain-links";

interface EntriesCardProps {
  entries: ChainEntries;
  query: EntriesQuery;
  today: Day;
}

const SHOWS = ["missing", "drafting", "handed_in", "all"] as const;

/** The organisations of a chain by name, those who owe the report first. */
export function EntriesCard({ entries, query, today }: EntriesCardProps) {
  const to = (change: Partial<EntriesQuery>) =>
    chainHref({ ...query, after: undefined, ...change });
  return (
    <Card title="报送名单" flush>
      <div className="px-5 pt-3">
        <Tabs
          label="报送情况"
          items={SHOWS.map((show) => ({
            label: ENTRY_WORDS[show],
            href: to({ show }),
            current: show === query.show,
          }))}
        />
      </div>
      {entries.rows.length > 0 ? (
        <EntriesTable rows={entries.rows} today={today} />
      ) : (
        <EmptyState
          kind={query.show === "missing" ? "all-done" : "no-result"}
          title={`没有${ENTRY_WORDS[query.show]}的单位`}
        />
      )}
      <div className="px-5 pb-4">
        <CursorPagination
          previous={query.after ? to({}) : undefined}
          next={entries.next ? to({ after: entries.next }) : undefined}
          note={query.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </Card>
  );
}

function EntriesTable({ rows, today }: { rows: readonly ChainEntry[]; today: Day }) {
  return (
    <Table caption="年底书面报告报送名单" cards>
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">报告</th>
          <th scope="col">状态</th>
          <th scope="col">到期</th>
          <th scope="col">报送</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.assignmentId}>
            <th scope="row" data-label="单位">
              <Link
                className="link"
                href={`/desk/assignments/${row.assignmentId}`}
                prefetch={false}
              >
                {row.organisationName}
              </Link>
              <span className="block text-sm font-normal text-ink-hint">{row.place}</span>
            </th>
            <td data-label="报告">{row.taskTitle}</td>
            <td data-label="状态">
              <AssignmentStatusMark status={row.status} doneAt={row.doneAt} />
            </td>
            <td data-label="到期">
              {dayLabel(row.dueOn)}
              {row.light === "overdue" && (
                <span className="block text-sm text-overdue-ink">
                  {lightWord(row.light, row.dueOn, today)}
                </span>
              )}
            </td>
            <td data-label="报送">{row.submittedAt ? when(row.submittedAt) : "—"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
