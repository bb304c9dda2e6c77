import { filePlanAction, removePlanItemAction } from "@/lib/domain/assignments/plans/actions";
import { missingOfItem, missingOfPlan } from "@/lib/domain/assignments/plans/rules";
import type { Plan, PlanItem } from "@/lib/domain/assignments/plans/types";
import { ActionForm } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { PrintHead } from "../../../layout/print-head";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { Notice } from "../../../ui/feedback";
import { Tag } from "../../../ui/mark";
import { Table } from "../../../ui/table";
import { PrintButton } from "../../reports/print-button";
import { PlanItemForm } from "./plan-item-form";
import { PlanStatusMark } from "./plan-status";

interface PlanPageProps {
  plan: Plan;
  /** The item that is edited; a new one otherwise. */
  editing: string | undefined;
  person: string;
  time: string;
  formKey: string;
}

/** A cooperating unit's annual plan: filled in by itself, read by its lead. */
export function PlanPage({ plan, editing, person, time, formKey }: PlanPageProps) {
  const item = plan.items.find((one) => one.id === editing);
  return (
    <>
      <PrintHead unit={plan.organisationName} title={plan.title} person={person} time={time} />
      <PageHeader
        back={{ href: "/desk/plans", label: "年度方案" }}
        title={plan.title}
        subtitle={
          <span className="fact-line">
            <span>{plan.organisationName}</span>
            <PlanStatusMark status={plan.status} filedAt={plan.filedAt} />
            {plan.filedByName && <span>报备人 {plan.filedByName}</span>}
          </span>
        }
        actions={<PrintButton />}
      />
      <div className="flex flex-col gap-5">
        {plan.isOwn && <Filing plan={plan} formKey={formKey} />}
        <Card title="工作安排" aside={`${plan.items.length} 项`} flush>
          {plan.items.length > 0 ? (
            <Items plan={plan} />
          ) : (
            <EmptyState kind="first-use" title="还没有填写">
              在下面逐项添加
            </EmptyState>
          )}
        </Card>
        {plan.isOwn && (
          <Card title={item ? "修改这一项" : "添加一项"} className="no-print">
            <PlanItemForm key={item?.id ?? "new"} plan={plan} item={item} formKey={formKey} />
          </Card>
        )}
      </div>
    </>
  );
}

function Filing({ plan, formKey }: { plan: Plan; formKey: string }) {
  if (plan.status === "filed") return null;
  const missing = missingOfPlan(plan.items);
  return (
    <div className="no-print">
      <Notice
        tone={missing.length > 0 ? "soon" : "info"}
        title={missing.length > 0 ? "补齐以下内容后可以报备" : "内容已齐，可以报备给牵头单位"}
      >
        {missing.length > 0 ? (
          <p>{missing.join("；")}</p>
        ) : (
          <div className="mt-2">
            <ActionForm
              action={filePlanAction}
              submit={plan.filedAt ? "报备修订后的方案" : "报备"}
              pendingText="正在报备…"
              hidden={{ planId: plan.id, version: String(plan.version), key: formKey }}
            />
          </div>
        )}
      </Notice>
    </div>
  );
}

function Items({ plan }: { plan: Plan }) {
  return (
    <Table caption="工作安排" cards>
      <thead>
        <tr>
          <th scope="col">工作</th>
          <th scope="col">责任</th>
          <th scope="col">时间节点</th>
          <th scope="col">保障措施</th>
          {plan.isOwn && (
            <th scope="col" className="no-print">
              操作
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {plan.items.map((item) => (
          <ItemLine key={item.id} plan={plan} item={item} />
        ))}
      </tbody>
    </Table>
  );
}

function ItemLine({ plan, item }: { plan: Plan; item: PlanItem }) {
  const missing = missingOfItem(item);
  const cell = (text: string) => text || <Tag tone="amber">待填</Tag>;
  return (
    <tr>
      <th scope="row" className="whitespace-pre-line font-normal">
        {item.work}
        {item.taskCode && <span className="block text-sm text-ink-hint">{item.taskCode}</span>}
      </th>
      <td data-label="责任">{cell(item.responsibility)}</td>
      <td data-label="时间节点">{cell(item.milestones)}</td>
      <td data-label="保障措施">{cell(item.safeguards)}</td>
      {plan.isOwn && (
        <td data-label="操作" className="no-print">
          <div className="flex flex-wrap gap-2">
            <ButtonLink
              size="small"
              variant={missing.length > 0 ? "secondary" : "quiet"}
              href={`/desk/plans/${plan.id}?edit=${item.id}`}
            >
              {missing.length > 0 ? "填写" : "修改"}
            </ButtonLink>
            <ActionForm
              action={removePlanItemAction}
              submit="删除"
              variant="quiet"
              size="small"
              hidden={{ planId: plan.id, version: String(plan.version), itemId: item.id }}
            />
          </div>
        </td>
      )}
    </tr>
  );
}
