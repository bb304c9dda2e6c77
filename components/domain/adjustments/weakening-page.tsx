import { requestWeakeningAction } from "@/lib/domain/adjustments/actions";
import type { Weakenable } from "@/lib/domain/adjustments/requests/queries";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";

const days = (dates: readonly string[]) => dates.map((day) => dayLabel(`2000-${day}`)).join("、");
const amount = (value: number | null, unit: string) =>
  value === null ? "未设" : `${value}${unit === "%" ? "%" : ` ${unit}`}`;

/** Asking the levels above to let a draft's task ask for less, or later, than theirs. */
export function WeakeningPage({ task, formKey }: { task: Weakenable; formKey: string }) {
  return (
    <>
      <PageHeader
        back={{ href: `/desk/lists/${task.listId}`, label: "清单草稿" }}
        title={`申请放宽：${task.title}`}
        subtitle="下级清单的时限晚于、目标低于上级清单的，须经上级牵头单位逐级同意"
      />
      <Card title="两份清单的要求" flush className="mb-5">
        <Table caption="上级清单和本级草稿">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">上级清单</th>
              <th scope="col">本级草稿</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">各期时限</th>
              <td>{days(task.heldDueDates)}</td>
              <td>{days(task.dueDates)}</td>
            </tr>
            <tr>
              <th scope="row">目标值</th>
              <td>{amount(task.heldTarget, task.unit)}</td>
              <td>{amount(task.target, task.unit)}</td>
            </tr>
          </tbody>
        </Table>
      </Card>
      <Card title="申请">
        <ActionForm
          action={requestWeakeningAction}
          submit="提交申请"
          pendingText="正在提交…"
          hidden={{ taskId: task.taskId, key: formKey }}
          beside={<ButtonLink href={`/desk/lists/${task.listId}`}>不申请了</ButtonLink>}
        >
          <FormTextArea
            name="reason"
            label="原因"
            max={500}
            rows={4}
            hint="写清本地的实际情况；同意的是上面列出的时限和目标，之后草稿不能比它更宽"
          />
        </ActionForm>
      </Card>
    </>
  );
}
