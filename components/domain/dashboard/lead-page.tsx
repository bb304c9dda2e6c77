import "./dashboard.css";
import { HtmlBlock } from "@/components/charts/html-block";
import { PageHeader } from "@/components/layout/page-header";
import { PrintHead } from "@/components/layout/print-head";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/feedback";
import type { LeadPageFacts } from "@/lib/domain/counters/leading/types";
import { leadRoleLabels } from "@/lib/domain/organisations/labels";
import { dayLabel } from "@/lib/shared/dates";
import { PrintButton } from "../reports/print-button";
import type { DashboardFilter } from "./dashboard-filter";
import { renderFigureTable } from "./figure-table-html";
import { KeyNumbers } from "./key-numbers";
import { periodWords } from "./labels";
import { LeadLists } from "./lead-lists";
import { LeadPeriods } from "./lead-periods";
import { LeadStuck } from "./lead-stuck";
import { LeadWaiting } from "./lead-waiting";
import { dashboardHref } from "./links";
import { RegionCoverage } from "./region-coverage";
import { ScrollBox } from "./scroll-box";
import { leadSentence } from "./state-sentence";
import { renderTaskTable } from "./task-table-html";

type LeadPageProps = LeadPageFacts & {
  filter: DashboardFilter;
  printed: { person: string; time: string };
};

/** A lead unit in a region: how far its tasks are, what is stuck or waits for it, what it answers for. */
export function LeadPage(props: LeadPageProps) {
  const { lead, matrix, tasks, stuck, waiting, lists, coverage, isPartial, filter } = props;
  const { region, totals, today } = matrix;
  const hasWork = totals.total.asked + totals.total.awaiting + totals.coordination.asked > 0;
  return (
    <>
      <PrintHead
        unit={lead.name}
        title={`${region.name} ${filter.year} 年${periodWords[filter.period]}牵头任务`}
        {...props.printed}
      />
      <LeadHead {...props} />
      <LeadPeriods lead={lead} regionCode={region.code} filter={filter} />
      {isPartial && <Notice title="这里只含您权限内的任务" />}
      {hasWork ? (
        <div className="dash-main">
          <KeyNumbers figures={totals.total} place={{ regionCode: region.code }} filter={filter} />
          <Card
            title="按任务"
            aside={`${tasks.length} 项，点百分比看怎么算出来、由哪些地方组成`}
            flush
          >
            <ScrollBox label="按任务">
              <HtmlBlock html={renderTaskTable(matrix, tasks, filter)} />
            </ScrollBox>
          </Card>
          <Card title="按地区" aside="各行相加等于合计" flush>
            <ScrollBox label="按地区">
              <HtmlBlock html={renderFigureTable(matrix, filter)} />
            </ScrollBox>
          </Card>
          <LeadStuck stuck={stuck} today={today} />
          <LeadWaiting waiting={waiting} lead={lead} />
          <LeadLists lists={lists} />
          <RegionCoverage lists={coverage} />
        </div>
      ) : (
        <Card>
          <EmptyState kind="no-result" title="这个时段没有它牵头的任务">
            换个时段再看；清单下发后，它牵头的任务会列在这里
          </EmptyState>
        </Card>
      )}
    </>
  );
}

function LeadHead({ lead, matrix, waiting, filter }: LeadPageProps) {
  const { region, today } = matrix;
  const { lead: _lead, ...rest } = filter;
  const duties = lead.duties.map(
    ({ role, carrierName }) => `${leadRoleLabels[role]}${carrierName}`,
  );
  return (
    <PageHeader
      title={lead.name}
      breadcrumb={[
        { label: region.name, href: dashboardHref(region.code, { ...rest, grain: "children" }) },
        { label: "牵头单位" },
      ]}
      actions={
        <>
          <PrintButton />
          <ButtonLink href={`/desk/organisations/${lead.id}`}>单位页</ButtonLink>
        </>
      }
      subtitle={
        <>
          <p className="dash-state">{leadSentence(matrix, waiting)}</p>
          <p>
            {[lead.regionName, ...duties, lead.line && "按清单点名牵头"]
              .filter(Boolean)
              .join(" · ")}
            。数据截至 {dayLabel(today)}，审核通过即计入。
          </p>
        </>
      }
    />
  );
}
