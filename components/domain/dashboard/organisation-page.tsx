import "./dashboard.css";
import "./organisation.css";
import { LightStrip } from "@/components/charts/light-strip";
import { PageHeader } from "@/components/layout/page-header";
import { PrintHead } from "@/components/layout/print-head";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/mark";
import { isOpen } from "@/lib/domain/assignments/rules";
import type { AssignmentRow } from "@/lib/domain/assignments/types";
import type { OrganisationPageFacts } from "@/lib/domain/counters/organisation/types";
import type { OrganisationHistory } from "@/lib/domain/counters/organisation-log/types";
import { completion } from "@/lib/domain/counters/rules";
import type { FedValue } from "@/lib/domain/machine/fed/types";
import { organisationKindLabels } from "@/lib/domain/organisations/labels";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { percentText } from "@/lib/shared/figures";
import { FedCard } from "../machine/fed-card";
import { PrintButton } from "../reports/print-button";
import { KeyNumbers } from "./key-numbers";
import { OrganisationClauses } from "./organisation-clauses";
import { OrganisationFactsCard } from "./organisation-facts";
import { OrganisationLog } from "./organisation-log";
import { OrganisationMaterials } from "./organisation-materials";
import { OrganisationTasks } from "./organisation-tasks";
import { organisationSentence } from "./state-sentence";

type OrganisationPageProps = OrganisationPageFacts & {
  assignments: readonly AssignmentRow[];
  fedValues: readonly FedValue[];
  history: OrganisationHistory;
  year: number;
  today: Day;
  printed: { person: string; time: string };
};

/** An organisation: what it is, what is asked of it, what it answers for; prints on A4. */
export function OrganisationPage(props: OrganisationPageProps) {
  const { organisation, figures, clauses, assignments, fedValues, year, today } = props;
  const filter = {
    year,
    isCurrentYear: year === Number(today.slice(0, 4)),
    period: "year",
    carrier: undefined,
    grain: "children",
  } as const;
  const { history, printed } = props;
  return (
    <div className="org-sheet">
      <PrintHead unit={organisation.name} title={`${year} 年清廉建设情况`} {...printed} />
      <OrganisationHead {...props} />
      <KeyNumbers
        figures={figures.total}
        place={{ organisationId: organisation.id }}
        filter={filter}
      />
      <div className="with-aside dash-organisation">
        <div className="dash-stack">
          <OrganisationTasks assignments={assignments} today={today} />
          <FedCard values={fedValues} />
          {clauses.length > 0 && <OrganisationClauses clauses={clauses} />}
          <OrganisationLog log={history.log} />
        </div>
        <div className="dash-stack">
          <OwnProgress {...props} />
          <OrganisationFactsCard organisation={organisation} past={history.past} />
          <OrganisationMaterials materials={history.materials} />
        </div>
      </div>
    </div>
  );
}

function OrganisationHead(props: OrganisationPageProps) {
  const { organisation, reachable, year, today } = props;
  const { trail, name, kind, isExample, duties } = organisation;
  const crumbs = trail
    .filter((region) => region.level !== "village")
    .map(({ code, name: label }) =>
      reachable.includes(code) ? { label, href: `/desk/dashboard/${code}` } : { label },
    );
  const leads = duties.some(({ role }) => role === "lead");
  return (
    <PageHeader
      title={name}
      breadcrumb={[...crumbs, { label: name }]}
      subtitle={
        <>
          <p className="dash-state">{organisationSentence(props)}</p>
          <p>
            {organisationKindLabels[kind]} {isExample && <Tag>示例</Tag>} 数据截至 {dayLabel(today)}
            ，审核通过即计入。
          </p>
        </>
      }
      actions={
        <>
          <PrintButton />
          {leads && <ButtonLink href={`/desk/leads/${organisation.id}`}>牵头任务</ButtonLink>}
          <ButtonLink href={`/desk/organisations/${organisation.id}/points?year=${year}`}>
            责任要点
          </ButtonLink>
        </>
      }
    />
  );
}

function OwnProgress({ figures, peers, assignments }: OrganisationPageProps) {
  const { total } = figures;
  const open = assignments.filter((one) => isOpen(one.status) && !one.awaiting);
  const normal = total.asked - total.done - total.soon - total.overdue;
  return (
    <Card title="进度" aside={peers ? `同类 ${peers.organisations} 个单位` : undefined}>
      <p className="mb-3 flex flex-wrap items-baseline gap-x-4">
        <b className="figure-value">{percentText(completion(total))}</b>
        {peers && (
          <span className="text-ink-hint">本地同类单位中位数 {percentText(peers.median)}</span>
        )}
      </p>
      <LightStrip
        label="本单位进度"
        parts={[
          { kind: "done", count: total.done },
          { kind: "normal", count: normal },
          { kind: "soon", count: total.soon },
          { kind: "overdue", count: total.overdue },
        ]}
      />
      <p className="mt-2 text-sm text-ink-hint">还有 {open.length} 项等待本单位办理。</p>
    </Card>
  );
}
