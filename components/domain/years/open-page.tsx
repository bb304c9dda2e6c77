import Link from "next/link";
import { LEVEL_LABELS } from "@/lib/domain/assignments/labels";
import { openYearAction } from "@/lib/domain/years/actions";
import type { OpenPlan, YearDetail } from "@/lib/domain/years/types";
import { ActionForm } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatCount } from "../../ui/count";
import { Table } from "../../ui/table";
import { ActHeader } from "./act-header";
import { DraftsChoice } from "./drafts-choice";

interface OpenPageProps {
  year: YearDetail;
  plan: OpenPlan;
  formKey: string;
}

/** What the year needs, the drafts that are made, and the button that opens it. */
export function OpenPage({ year, plan, formKey }: OpenPageProps) {
  return (
    <>
      <ActHeader
        year={year}
        title={`开启 ${year.year} 年度`}
        subtitle="核对准备情况，生成各载体的清单草稿，通知牵头单位"
      />
      <div className="flex flex-col gap-5">
        <Card title="准备情况">
          <Readiness year={year} plan={plan} />
        </Card>
        <Card title="开启">
          <ActionForm
            action={openYearAction}
            submit={`开启 ${year.year} 年度`}
            pendingText="正在办理"
            variant="primary"
            size="large"
            hidden={{ regionCode: year.regionCode, year: String(year.year), key: formKey }}
            beside={
              <ButtonLink href={`/desk/years?region=${year.regionCode}&year=${year.year}`}>
                取消
              </ButtonLink>
            }
          >
            <DraftsChoice drafts={plan.drafts} year={year.year} />
            {plan.inheriting.length > 0 && (
              <p className="mt-4 text-ink-soft">
                这些清单承接上级，待上级下发 {year.year} 年清单后再承接：
                {plan.inheriting.map(({ title }) => `《${title}》`).join("、")}
              </p>
            )}
          </ActionForm>
        </Card>
        {plan.cover.length > 0 && <Cover plan={plan} year={year.year} />}
      </div>
    </>
  );
}

function Readiness({ year, plan }: { year: YearDetail; plan: OpenPlan }) {
  const withoutLead = plan.carriers.filter(({ leadName }) => leadName === null);
  return (
    <ul className="flex list-disc flex-col gap-2 pl-5">
      <li>
        载体：
        {plan.setName
          ? `${plan.setName}，${plan.carriers.map(({ name }) => name).join("、")}`
          : "这个地区还没有载体设置，请联系系统管理员"}
      </li>
      {withoutLead.length > 0 && (
        <li>
          还没有牵头单位：{withoutLead.map(({ name }) => name).join("、")}
          。请系统管理员在单位管理中登记
        </li>
      )}
      <li>
        放假和调休：
        {plan.isCalendarKnown
          ? `${year.year} 年已登记`
          : `${year.year} 年还没有登记，公布后请系统管理员在工作日历中登记；之前按周一至周五计算工作日`}
      </li>
      {plan.withoutReporter.length > 0 && (
        <li>
          没有人能登录填报的单位：
          {plan.withoutReporter
            .map(
              ({ level, organisations }) =>
                `${LEVEL_LABELS[level]} ${formatCount(organisations)} 个`,
            )
            .join("、")}
          。请在<Link href="/desk/admin/accounts">账号与授权</Link>中补齐
        </li>
      )}
    </ul>
  );
}

function Cover({ plan, year }: { plan: OpenPlan; year: number }) {
  return (
    <Card title={`${year} 年任务清单下发情况`} flush>
      <Table caption={`${year} 年任务清单下发情况`} cards>
        <thead>
          <tr>
            <th scope="col">载体</th>
            <th scope="col">层级</th>
            <th scope="col" className="num">
              地区
            </th>
            <th scope="col" className="num">
              已下发
            </th>
            <th scope="col" className="num">
              还没有
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.cover.map(({ carrierName, level, regions, issued }) => (
            <tr key={`${carrierName} ${level}`}>
              <th scope="row" data-label="载体">
                {carrierName}
              </th>
              <td data-label="层级">{LEVEL_LABELS[level]}</td>
              <td data-label="地区" className="num">
                {regions}
              </td>
              <td data-label="已下发" className="num">
                {issued}
              </td>
              <td data-label="还没有" className="num">
                {regions - issued}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
