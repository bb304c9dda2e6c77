import { dropStepAction, setStepAction } from "@/lib/domain/supervision/escalation/actions";
import { stepSentence } from "@/lib/domain/supervision/escalation/rules";
import type { RegionSteps, ShownStep } from "@/lib/domain/supervision/escalation/types";
import { ORDER_KIND_LABELS } from "@/lib/domain/supervision/labels";
import type { OrderCounts } from "@/lib/domain/supervision/orders/types";
import { ActionForm, FormCheckbox, FormText } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";
import { OrdersFrame } from "./orders-frame";

interface StepsPageProps {
  regions: readonly RegionSteps[];
  chosen: { regionCode: string; step: ShownStep } | undefined;
  counts: OrderCounts;
  done: string | undefined;
}

/** 督促步骤: from the due day to 通报, each said in a sentence, the nearest region upward holds. */
export function StepsPage({ regions, chosen, counts, done }: StepsPageProps) {
  return (
    <OrdersFrame at="steps" counts={counts} isDecider isReader done={done}>
      <div className="with-aside">
        <div className="flex min-w-0 flex-col gap-5">
          {regions.map((region) => (
            <Card
              key={region.regionCode}
              title={`${region.regionName}的督促步骤`}
              aside="下级另有规定的从其规定"
              flush
            >
              <StepTable region={region} />
            </Card>
          ))}
        </div>
        <aside aria-label="修改步骤">{chosen && <StepForm {...chosen} />}</aside>
      </div>
    </OrdersFrame>
  );
}

function StepTable({ region }: { region: RegionSteps }) {
  const on = region.steps.filter((step) => step.isOn);
  const before = (step: ShownStep) => {
    const [last] = on.filter((_, at) => on[at + 1]?.kind === step.kind);
    return last ? ORDER_KIND_LABELS[last.kind] : null;
  };
  return (
    <Table caption="督促步骤" cards>
      <thead>
        <tr>
          <th scope="col">步骤</th>
          <th scope="col">规则</th>
          <th scope="col">来自</th>
          <th scope="col">修改</th>
        </tr>
      </thead>
      <tbody>
        {region.steps.map((step) => (
          <tr key={step.kind}>
            <th scope="row">{ORDER_KIND_LABELS[step.kind]}</th>
            <td data-label="规则">
              {stepSentence(step, before(step), ORDER_KIND_LABELS[step.kind])}
            </td>
            <td data-label="来自">{step.from?.name ?? "平台默认"}</td>
            <td data-label="修改">
              <ButtonLink
                size="small"
                href={`/desk/supervision/orders/steps?region=${region.regionCode}&step=${step.kind}`}
                aria-label={`修改${region.regionName}的${ORDER_KIND_LABELS[step.kind]}`}
              >
                修改
              </ButtonLink>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function StepForm({ regionCode, step }: { regionCode: string; step: ShownStep }) {
  const hidden = { regionCode, kind: step.kind, version: String(step.version) };
  return (
    <Card title={`修改：${ORDER_KIND_LABELS[step.kind]}`}>
      <ActionForm
        key={`${regionCode}${step.kind}${step.version}`}
        action={setStepAction}
        submit="保存"
        pendingText="正在保存…"
        hidden={hidden}
        beside={<ButtonLink href="/desk/supervision/orders/steps">不改了</ButtonLink>}
      >
        <FormText
          name="afterDays"
          label="过几个工作日提议"
          hint="第一步从任务到期起算，以后各步从上一步的答复期限起算"
          inputMode="numeric"
          defaultValue={step.afterDays}
        />
        <FormText
          name="answerDays"
          label="给几个工作日答复"
          inputMode="numeric"
          defaultValue={step.answerDays}
        />
        <FormCheckbox name="isOn" label="使用这一步" defaultChecked={step.isOn} />
      </ActionForm>
      {step.version > 0 && (
        <div className="mt-5">
          <ActionForm
            action={dropStepAction}
            submit="改回上级的"
            pendingText="正在办理…"
            variant="quiet"
            hidden={hidden}
          />
        </div>
      )}
    </Card>
  );
}
