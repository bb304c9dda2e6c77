import {
  addBreakdownAction,
  editBreakdownAction,
} from "@/lib/domain/assignments/breakdowns/actions";
import type { BreakdownRow, TaskBreakdown } from "@/lib/domain/assignments/breakdowns/types";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm, FormText, FormTextArea } from "../../../forms/action-form";
import { ButtonLink } from "../../../ui/button";

/** A row to be added, or the one that is edited. */
export function BreakdownForm({
  task,
  row,
  formKey,
}: {
  task: TaskBreakdown;
  row: BreakdownRow | undefined;
  formKey: string;
}) {
  const fields = <Fields task={task} row={row} />;
  const { assignmentId } = task;
  if (!row) {
    return (
      <ActionForm
        action={addBreakdownAction}
        submit="添加"
        pendingText="正在添加…"
        hidden={{ assignmentId, key: formKey }}
      >
        {fields}
      </ActionForm>
    );
  }
  return (
    <ActionForm
      action={editBreakdownAction}
      submit="保存"
      pendingText="正在保存…"
      hidden={{ assignmentId, breakdownId: row.id, version: String(row.version), key: formKey }}
      beside={<ButtonLink href={`/desk/assignments/${assignmentId}/breakdown`}>不改了</ButtonLink>}
    >
      {fields}
    </ActionForm>
  );
}

function Fields({ task, row }: { task: TaskBreakdown; row: BreakdownRow | undefined }) {
  const due = task.earliestDueOn;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div>
        <FormText name="department" label="责任科室" defaultValue={row?.department} />
      </div>
      <div>
        <FormText name="person" label="责任人" defaultValue={row?.person} />
      </div>
      <div className="md:col-span-2">
        <FormTextArea
          name="content"
          label="具体工作"
          max={500}
          rows={3}
          defaultValue={row?.content}
        />
      </div>
      <div>
        <FormText
          name="dueOn"
          type="date"
          label="完成时限"
          optional
          defaultValue={row?.dueOn ?? undefined}
          hint={due ? `任务最近的时限是 ${dayLabel(due)}；不填即随任务` : "不填即随任务"}
        />
      </div>
      <div>
        <FormText
          name="lateReason"
          label="晚于任务时限的原因"
          optional
          defaultValue={row?.lateReason ?? undefined}
          hint="只在完成时限晚于任务时限时填写"
        />
      </div>
    </div>
  );
}
