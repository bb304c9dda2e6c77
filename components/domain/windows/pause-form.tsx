import { pauseTaskAction } from "@/lib/domain/windows/pauses/actions";
import type { PausePreview } from "@/lib/domain/windows/pauses/schema";
import type { PauseChoice, PausePlan } from "@/lib/domain/windows/pauses/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { DateField, SelectField } from "../../forms/form-fields";
import { PageHeader } from "../../layout/page-header";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Notice } from "../../ui/feedback";
import { Table } from "../../ui/table";

interface PauseFormProps {
  choices: { year: number; tasks: PauseChoice[]; regions: PauseChoice[] };
  asked: PausePreview;
  plan: PausePlan | null;
  /** Why nothing can be previewed, by field of the question. */
  fault: string | undefined;
  today: Day;
  formKey: string;
}

/** 挂起任务 in two steps: which, where, until when; then what it would do, and the reason. */
export function PauseForm({ choices, asked, plan, fault, today, formKey }: PauseFormProps) {
  return (
    <>
      <PageHeader
        back={{ href: "/desk/windows/pauses", label: "挂起" }}
        title="挂起任务"
        subtitle="挂起几天，期限顺延几天；恢复后至少留 3 个工作日，期限不跨年"
      />
      <div className="flex flex-col gap-5">
        <Card title="挂起哪项任务">
          <form method="get" className="grid gap-4 md:grid-cols-3 md:items-end">
            <SelectField
              name="rootTaskId"
              label="任务"
              choices={choices.tasks}
              blank="请选择任务"
              defaultValue={asked.rootTaskId ?? ""}
            />
            <SelectField
              name="regionCode"
              label="范围"
              choices={choices.regions}
              defaultValue={asked.regionCode}
            />
            <DateField
              name="until"
              label="挂起到（含当天）"
              min={today}
              defaultValue={asked.until}
              error={fault}
            />
            <input type="hidden" name="year" value={asked.year ?? choices.year} />
            <div>
              <Button type="submit">先看影响</Button>
            </div>
          </form>
        </Card>
        {plan && <Plan plan={plan} formKey={formKey} />}
      </div>
    </>
  );
}

function Plan({ plan, formKey }: { plan: PausePlan; formKey: string }) {
  const { rootTaskId, regionCode, year, until, assignments, moves, missingYears } = plan;
  if (assignments === 0) {
    return (
      <div className="card">
        <EmptyState kind="no-result" title="这个范围内没有未报的任务">
          都已报送、免报或还没有下发，不需要挂起
        </EmptyState>
      </div>
    );
  }
  const late = moves.filter((move) => move.isLate).reduce((sum, one) => sum + one.assignments, 0);
  return (
    <Card title={`${plan.regionName}《${plan.taskTitle}》挂起到 ${dayLabel(until)}`}>
      <p className="mb-3">
        涉及 {plan.organisations} 家单位 {assignments} 项未报任务。
        {"期间不计时、不催报、不收报，草稿照常保存，已提交的照常审核。"}
      </p>
      {late > 0 && (
        <Notice tone="soon" title={`其中 ${late} 项已经超期，也一并给新期限，重新起算`} />
      )}
      {missingYears.length > 0 && (
        <Notice
          title={`${missingYears.join("、")} 年的放假安排还没有登记，这一年按周一至周五为工作日计算`}
        />
      )}
      <MoveTable plan={plan} />
      <div className="mt-5">
        <ActionForm
          action={pauseTaskAction}
          submit="确认挂起"
          pendingText="正在办理…"
          hidden={{ rootTaskId, regionCode, year: String(year), until, key: formKey }}
        >
          <FormTextArea
            name="reason"
            label="挂起的原因"
            hint="有关单位会看到，例如：汛情应急响应期间暂停"
            max={300}
            rows={2}
          />
        </ActionForm>
      </div>
    </Card>
  );
}

function MoveTable({ plan: { moves, assignments } }: { plan: PausePlan }) {
  const moved = moves.reduce((sum, one) => sum + one.assignments, 0);
  return (
    <div className="mt-3">
      {moves.length > 0 && (
        <Table caption="期限怎样变" captionShown>
          <thead>
            <tr>
              <th scope="col">原期限</th>
              <th scope="col">新期限</th>
              <th scope="col" className="num">
                任务数
              </th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={move.from}>
                <td>
                  {dayLabel(move.from)}
                  {move.isLate && "（已超期）"}
                </td>
                <td>{dayLabel(move.to)}</td>
                <td className="num">{move.assignments}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {assignments > moved && (
        <p className="mt-2 text-sm text-ink-hint">另有 {assignments - moved} 项期限较晚，不变。</p>
      )}
    </div>
  );
}
