import { startPlanAction } from "@/lib/domain/assignments/plans/actions";
import type { Cooperation, Filing, UnregisteredUnits } from "@/lib/domain/assignments/plans/types";
import { ActionForm } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { Table } from "../../../ui/table";
import { PrintButton } from "../../reports/print-button";
import { FilingTable } from "./filing-table";
import { PlanStatusMark } from "./plan-status";
import { UnregisteredNames } from "./unregistered-names";

interface PlansPageProps {
  year: number;
  cooperations: readonly Cooperation[];
  /** Null for those who lead nothing. */
  filings: readonly Filing[] | null;
  unregistered: readonly UnregisteredUnits[];
  formKey: string;
}

/** 年度方案: the own ones as a cooperating unit, and those filed with the lead. */
export function PlansPage(props: PlansPageProps) {
  const { year, cooperations, filings, unregistered, formKey } = props;
  return (
    <>
      <PageHeader
        title={`${year} 年度方案`}
        subtitle="配合单位对所配合的工作，写明责任、时间节点、保障措施，报牵头单位备案"
        actions={
          <>
            <PrintButton />
            <ButtonLink href="/desk/plans/breakdown">本单位任务分解表</ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <Card title="本单位配合的工作" flush>
          {cooperations.length > 0 ? (
            <Own cooperations={cooperations} formKey={formKey} />
          ) : (
            <EmptyState kind="first-use" title="本单位今年没有列为配合单位">
              清单把本单位列为配合单位后，在这里建立年度方案
            </EmptyState>
          )}
        </Card>
        {filings && (
          <Card title="配合单位报备情况" flush>
            <UnregisteredNames lists={unregistered} />
            <FilingTable filings={filings} />
          </Card>
        )}
      </div>
    </>
  );
}

function Own({ cooperations, formKey }: Pick<PlansPageProps, "cooperations" | "formKey">) {
  return (
    <Table caption="本单位配合的工作" cards>
      <thead>
        <tr>
          <th scope="col">载体</th>
          <th scope="col">配合的任务</th>
          <th scope="col">方案</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {cooperations.map((one) => (
          <tr key={one.carrierCode ?? "coordination"}>
            <th scope="row" className="whitespace-nowrap">
              {one.carrierName}
            </th>
            <td data-label="配合的任务">
              {one.tasks.map((task) => `${task.code} ${task.title}`).join("；") ||
                "列为该载体的配合单位"}
            </td>
            <td data-label="方案">
              <PlanStatusMark
                status={one.plan?.status ?? null}
                filedAt={one.plan?.filedAt ?? null}
              />
            </td>
            <td data-label="操作">
              {one.plan ? (
                <ButtonLink size="small" href={`/desk/plans/${one.plan.id}`}>
                  打开
                </ButtonLink>
              ) : (
                <ActionForm
                  action={startPlanAction}
                  submit="建立方案"
                  size="small"
                  hidden={{ carrierCode: one.carrierCode ?? "", key: formKey }}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
