import Link from "next/link";
import { FREQUENCY_LABELS } from "@/lib/domain/assignments/labels";
import type { ClauseCoverage } from "@/lib/domain/counters/types";
import { linkClauseAction } from "@/lib/domain/lists/actions";
import type { Remark } from "@/lib/domain/lists/consents/types";
import { RESPONSIBILITY_LABELS } from "@/lib/domain/lists/labels";
import type { ListClause, ListDetail } from "@/lib/domain/lists/types";
import { ActionForm } from "../../forms/action-form";
import { Checkbox } from "../../ui/input";
import { Table } from "../../ui/table";
import { EntryRemarks } from "./consent/entry-remarks";
import { CoverageMark } from "./coverage-mark";

interface ClauseTableProps {
  list: ListDetail;
  coverage: ClauseCoverage[] | null;
  linkable: { rootTaskId: string; code: string; title: string }[];
  remarks?: readonly Remark[];
}

/** A responsibility list: each clause, who bears it, and the tasks by which it is carried out. */
export function ClauseTable({ list, coverage, linkable, remarks = [] }: ClauseTableProps) {
  const byClause = new Map(coverage?.map((one) => [one.clauseId, one]));
  return (
    <Table caption="责任条款" cards>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">责任内容</th>
          <th scope="col">责任主体</th>
          <th scope="col">频次</th>
          <th scope="col">落实的任务</th>
          {coverage && <th scope="col">落实情况</th>}
        </tr>
      </thead>
      <tbody>
        {list.clauses.map((clause) => (
          <tr key={clause.id}>
            <td data-label="编号" className="whitespace-nowrap">
              {clause.code}
            </td>
            <th scope="row" data-label="责任内容" className="font-normal">
              <span className="block text-xs text-ink-hint">
                {RESPONSIBILITY_LABELS[clause.responsibility]}
              </span>
              {clause.text}
              <EntryRemarks remarks={remarks} entryId={clause.id} />
              {clause.basis && (
                <span className="block text-xs text-ink-hint">依据：{clause.basis}</span>
              )}
            </th>
            <td data-label="责任主体">
              <span className="block">{clause.subject}</span>
              {clause.post && <span className="block text-xs text-ink-hint">{clause.post}</span>}
            </td>
            <td data-label="频次">{clause.frequency ? FREQUENCY_LABELS[clause.frequency] : "—"}</td>
            <td data-label="落实的任务">
              <Links clause={clause} />
              {list.can.link && <LinkForm clause={clause} linkable={linkable} />}
            </td>
            {coverage && (
              <td data-label="落实情况">
                <FoundCoverage found={byClause.get(clause.id)} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function FoundCoverage({ found }: { found: ClauseCoverage | undefined }) {
  return (
    <>
      <CoverageMark coverage={found?.coverage ?? "none"} />
      {found && found.figures.asked > 0 && (
        <span className="block text-xs text-ink-hint">
          办结 {found.figures.done} / {found.figures.asked}
        </span>
      )}
    </>
  );
}

function Links({ clause }: { clause: ListClause }) {
  if (clause.tasks.length === 0) return <span className="text-ink-hint">尚未关联</span>;
  return (
    <ul>
      {clause.tasks.map((task) => (
        <li key={task.rootTaskId}>
          <Link className="link" href={`/desk/lists/${task.listId}#task-${task.code}`}>
            {task.code} {task.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function LinkForm({
  clause,
  linkable,
}: {
  clause: ListClause;
  linkable: ClauseTableProps["linkable"];
}) {
  const chosen = new Set(clause.tasks.map((task) => task.rootTaskId));
  if (linkable.length === 0) return null;
  return (
    <details className="mt-1">
      <summary className="link cursor-pointer text-sm">选择任务</summary>
      <ActionForm
        action={linkClauseAction}
        submit="保存关联"
        size="small"
        hidden={{ clauseId: clause.id }}
      >
        <fieldset className="mt-2 flex max-h-64 flex-col gap-1 overflow-y-auto">
          <legend className="sr-only">落实 {clause.code} 的任务</legend>
          {linkable.map((task) => (
            <Checkbox
              key={task.rootTaskId}
              name="rootTaskIds[]"
              value={task.rootTaskId}
              defaultChecked={chosen.has(task.rootTaskId)}
              label={`${task.code} ${task.title}`}
            />
          ))}
        </fieldset>
      </ActionForm>
    </details>
  );
}
