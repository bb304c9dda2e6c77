import { savePlanItemAction } from "@/lib/domain/assignments/plans/actions";
import type { Plan, PlanItem } from "@/lib/domain/assignments/plans/types";
import { ActionForm, FormTextArea } from "../../../forms/action-form";
import { ButtonLink } from "../../../ui/button";

/** An item to be added, or the one that is edited; what is missing may be filled in later. */
export function PlanItemForm({
  plan,
  item,
  formKey,
}: {
  plan: Plan;
  item: PlanItem | undefined;
  formKey: string;
}) {
  const hidden = {
    planId: plan.id,
    version: String(plan.version),
    itemId: item?.id,
    key: formKey,
  };
  return (
    <ActionForm
      action={savePlanItemAction}
      submit={item ? "保存" : "添加"}
      pendingText="正在保存…"
      hidden={hidden}
      beside={item && <ButtonLink href={`/desk/plans/${plan.id}`}>不改了</ButtonLink>}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <div className="md:col-span-2">
          <FormTextArea name="work" label="工作" max={300} rows={2} defaultValue={item?.work} />
        </div>
        <div>
          <FormTextArea
            name="responsibility"
            label="责任"
            max={200}
            rows={2}
            optional
            hint="哪个处室、谁负责；报备前必填"
            defaultValue={item?.responsibility}
          />
        </div>
        <div>
          <FormTextArea
            name="milestones"
            label="时间节点"
            max={300}
            rows={2}
            optional
            hint="什么时候完成到什么程度；报备前必填"
            defaultValue={item?.milestones}
          />
        </div>
        <div className="md:col-span-2">
          <FormTextArea
            name="safeguards"
            label="保障措施"
            max={500}
            rows={3}
            optional
            hint="人员、经费、制度等怎么保证；报备前必填"
            defaultValue={item?.safeguards}
          />
        </div>
      </div>
    </ActionForm>
  );
}
