import { raiseProblemAction } from "@/lib/domain/meetings/problems/actions";
import type { ProblemStart } from "@/lib/domain/meetings/problems/types";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { ActionForm, FormSelect, FormText, FormTextArea } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { UnitPicks } from "./unit-picks";

interface RaisePageProps {
  start: ProblemStart;
  units: readonly UnitChoice[];
  carriers: readonly { code: string; name: string }[];
  formKey: string;
}

/** Raising a problem, from nothing or from a task. */
export function RaisePage({ start, units, carriers, formKey }: RaisePageProps) {
  const { regionCode, assignmentId, rootTaskId, taskTitle, carrierCode } = start;
  const hidden = {
    ...{ regionCode, key: formKey },
    ...{ assignmentId: assignmentId ?? "", rootTaskId: rootTaskId ?? "" },
  };
  return (
    <>
      <PageHeader
        title="提出难题"
        subtitle="一家单位自己解决不了、需要上级或其他部门协调的事。不写检举、案件和个人信息"
        back={{ href: "/desk/meetings/problems", label: "难题台账" }}
      />
      <Card className="max-w-3xl">
        <ActionForm action={raiseProblemAction} hidden={hidden} submit="提出难题">
          <div className="grid gap-5">
            {taskTitle && (
              <p>
                来自任务：<b>{taskTitle}</b>
              </p>
            )}
            <FormText name="title" label="难题" hint="一句话说清，80 字以内" />
            <FormTextArea name="asks" label="需要协调的事项" max={300} rows={3} hint="请谁做什么" />
            <FormTextArea name="detail" label="情况说明" max={1000} rows={5} optional />
            <FormSelect
              name="carrierCode"
              label="载体"
              optional
              blank="不限载体"
              choices={carriers.map(({ code: value, name: label }) => ({ value, label }))}
              defaultValue={carrierCode ?? ""}
            />
            <FormText name="dueOn" type="date" label="希望解决的时限" optional />
            <UnitPicks units={units} />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
