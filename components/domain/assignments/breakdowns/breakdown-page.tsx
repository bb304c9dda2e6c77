import {
  markBreakdownAction,
  removeBreakdownAction,
} from "@/lib/domain/assignments/breakdowns/actions";
import type { BreakdownRow, TaskBreakdown } from "@/lib/domain/assignments/breakdowns/types";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { PrintButton } from "../../reports/print-button";
import { BreakdownForm } from "./breakdown-form";
import { BreakdownTable } from "./breakdown-table";

interface BreakdownPageProps {
  task: TaskBreakdown;
  mayEdit: boolean;
  /** The row that is edited; a new one otherwise. */
  editing: string | undefined;
  formKey: string;
}

/** How an organisation breaks one task down to departments and named persons. */
export function BreakdownPage({ task, mayEdit, editing, formKey }: BreakdownPageProps) {
  const row = task.rows.find((one) => one.id === editing);
  const due = task.earliestDueOn ? ` · 最近 ${dayLabel(task.earliestDueOn)}前报送` : "";
  return (
    <>
      <PageHeader
        back={{ href: `/desk/assignments/${task.assignmentId}`, label: "任务" }}
        title={`分解：${task.title}`}
        subtitle={`${task.organisationName} · ${task.carrierName} ${task.code} · ${task.year} 年${due}`}
        actions={
          <>
            <PrintButton />
            <ButtonLink href="/desk/plans/breakdown">本单位全部分解</ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <Card title="已分解" aside={`${task.rows.length} 行`} flush>
          {task.rows.length > 0 ? (
            <BreakdownTable
              rows={task.rows}
              {...(mayEdit
                ? { actions: (one: BreakdownRow) => <RowActions task={task} row={one} /> }
                : {})}
            />
          ) : (
            <EmptyState kind="first-use" title="还没有分解">
              在下面添加：哪个科室、谁、做什么、什么时候完成
            </EmptyState>
          )}
        </Card>
        {mayEdit && (
          <Card title={row ? "修改这一行" : "添加一行"} className="no-print">
            <BreakdownForm key={row?.id ?? "new"} task={task} row={row} formKey={formKey} />
          </Card>
        )}
      </div>
    </>
  );
}

function RowActions({ task, row }: { task: TaskBreakdown; row: BreakdownRow }) {
  const { assignmentId } = task;
  const hidden = { assignmentId, breakdownId: row.id, version: String(row.version) };
  return (
    <div className="flex flex-wrap gap-2">
      <ActionForm
        action={markBreakdownAction}
        submit={row.doneOn ? "改为未完成" : "标为完成"}
        variant="quiet"
        size="small"
        hidden={{ ...hidden, done: row.doneOn ? "no" : "yes" }}
      />
      <ButtonLink
        size="small"
        variant="quiet"
        href={`/desk/assignments/${assignmentId}/breakdown?edit=${row.id}`}
      >
        修改
      </ButtonLink>
      <ActionForm
        action={removeBreakdownAction}
        submit="删除"
        variant="quiet"
        size="small"
        hidden={hidden}
      />
    </div>
  );
}
