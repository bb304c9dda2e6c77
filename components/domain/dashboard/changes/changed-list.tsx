import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CursorPagination } from "@/components/ui/navigation";
import { Table } from "@/components/ui/table";
import { MOVEMENT_LABELS } from "@/lib/domain/counters/changes/labels";
import type { ChangedAssignment } from "@/lib/domain/counters/changes/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { happenings, ONLY_TIME, standingWords } from "./change-words";
import { type ChangesAsked, changesHref } from "./changes-query";

interface ChangedListProps {
  asked: ChangesAsked;
  found: { rows: ChangedAssignment[]; next: string | null };
}

/** Exactly the assignments behind one number of changes, with what happened to each and why. */
export function ChangedList({ asked, found }: ChangedListProps) {
  const { move, place, query } = asked;
  if (!move) return null;
  const file = changesHref(asked, { move, place }, `/api/figures/${query.regionCode}/changes`);
  return (
    <Card
      title={`${MOVEMENT_LABELS[move]}的任务`}
      aside={<ButtonLink href={file}>导出 CSV</ButtonLink>}
      flush
    >
      <Table caption={`${MOVEMENT_LABELS[move]}的任务`} cards>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">单位</th>
            <th scope="col">{dayLabel(query.from)}末</th>
            <th scope="col">{dayLabel(query.to)}末</th>
            <th scope="col">经过和原因</th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row) => (
            <ChangedLine key={row.id} row={row} asked={asked} />
          ))}
        </tbody>
      </Table>
      <div className="p-4">
        <CursorPagination
          previous={asked.cursor ? changesHref(asked, { move, place }) : undefined}
          next={found.next ? changesHref(asked, { move, place, cursor: found.next }) : undefined}
          note={asked.cursor ? "“上一页”回到最前" : undefined}
        />
      </div>
    </Card>
  );
}

function ChangedLine({ row, asked }: { row: ChangedAssignment; asked: ChangesAsked }) {
  const told = happenings(row);
  return (
    <tr>
      <th scope="row">
        <a className="link" href={withBase(`/desk/assignments/${row.id}`)}>
          {row.taskTitle}
        </a>
        <span className="block text-sm font-normal text-ink-hint">
          {row.carrierName} {row.taskCode}
        </span>
      </th>
      <td data-label="单位">
        {row.organisationName}
        <span className="block text-sm text-ink-hint">{row.placeName}</span>
      </td>
      <td data-label={`${dayLabel(asked.query.from)}末`}>{standingWords(row.before)}</td>
      <td data-label={`${dayLabel(asked.query.to)}末`}>{standingWords(row.after)}</td>
      <td data-label="经过和原因">
        {told.length > 0 ? (
          <ul>
            {told.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          ONLY_TIME
        )}
      </td>
    </tr>
  );
}
