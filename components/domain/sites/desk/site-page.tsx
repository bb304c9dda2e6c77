import type { Measure } from "@/lib/domain/sites/cultivation/types";
import type { Evaluation } from "@/lib/domain/sites/evaluations/types";
import {
  DEMONSTRATION_KIND_LABELS,
  SITE_LEVEL_LABELS,
  SITE_NEXT_LABELS,
} from "@/lib/domain/sites/lifecycle/labels";
import type { SiteNotice } from "@/lib/domain/sites/notices/types";
import type { Objection } from "@/lib/domain/sites/objections/types";
import type { Recheck } from "@/lib/domain/sites/rechecks/types";
import type { SiteFacts, SiteStepRow } from "@/lib/domain/sites/register/types";
import type { Signal } from "@/lib/domain/sites/signals/types";
import type { Subsidy } from "@/lib/domain/sites/subsidies/types";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { DescriptionList } from "../../../ui/facts";
import { Notice } from "../../../ui/feedback";
import { Tag } from "../../../ui/mark";
import { CultivationCard } from "./cultivation-card";
import { EvaluationCard } from "./evaluation-card";
import { ExitNoticeCard } from "./exit-notice-card";
import { HistoryCard } from "./history-card";
import { NoticeCard } from "./notice-card";
import { PublicPageCard } from "./public-page-card";
import { RecheckCard } from "./recheck-card";
import { SignalsCard } from "./signals-card";
import { SiteMark } from "./site-mark";
import { NamingForms, NextLinks } from "./site-moves";
import { SubsidyCard } from "./subsidy-card";

/** All that the page of a site shows. */
export interface SitePageProps {
  site: SiteFacts;
  steps: readonly SiteStepRow[];
  evaluations: readonly Evaluation[];
  notice: SiteNotice | null;
  objections: readonly Objection[];
  measures: readonly Measure[];
  rechecks: readonly Recheck[];
  subsidies: readonly Subsidy[];
  signals: readonly Signal[];
  today: string;
  formKey: string;
}

/** A site: what is next and who does it, then its parts, then what happened. */
export function DeskSitePage(props: SitePageProps) {
  const { site, notice, today } = props;
  return (
    <>
      <PageHeader
        title={site.name}
        subtitle={
          <>
            <SiteMark status={site.status} /> {site.isExample && <Tag>示例</Tag>}
          </>
        }
        back={{ href: "/desk/sites", label: "示范点" }}
        actions={<NextLinks site={site} />}
      />
      <div className="with-aside">
        <div className="grid gap-5">
          <Notice tone="info" title={`下一步：${SITE_NEXT_LABELS[site.status]}`}>
            {site.reason && <p>理由：{site.reason}</p>}
          </Notice>
          <SignalsCard signals={props.signals} site={site} />
          <NamingForms site={site} notice={notice} today={today} />
          <RecheckCard site={site} rechecks={props.rechecks} today={today} />
          {notice && (
            <NoticeCard site={site} notice={notice} objections={props.objections} today={today} />
          )}
          <PublicPageCard site={site} />
          <ExitNoticeCard site={site} />
          {props.evaluations.map((evaluation) => (
            <EvaluationCard key={evaluation.id} siteId={site.id} evaluation={evaluation} />
          ))}
          <CultivationCard site={site} measures={props.measures} />
          <SubsidyCard
            site={site}
            subsidies={props.subsidies}
            formKey={props.formKey}
            today={today}
          />
        </div>
        <div className="grid gap-5 self-start">
          <FactsCard site={site} />
          <HistoryCard steps={props.steps} />
        </div>
      </div>
    </>
  );
}

function FactsCard({ site }: { site: SiteFacts }) {
  const facts: [string, string | null][] = [
    ["种类", DEMONSTRATION_KIND_LABELS[site.kind]],
    ["申报级别", SITE_LEVEL_LABELS[site.levelWished]],
    ["命名级别", site.levelNamed && SITE_LEVEL_LABELS[site.levelNamed]],
    ["建设单位", site.organisationName],
    ["载体", site.carrierName],
    ["地区", site.regionName],
    ["推荐理由", site.grounds],
    ["推荐人", site.createdByName],
    ["命名日期", site.namedOn],
    ["文号", site.namedOn ? site.namingDocument || "未填" : null],
    ["授牌", site.plaqueOn],
    ["下次复核", site.recheckDueOn],
    ["整改期限", site.rectifyDueOn],
    ["退出日期", site.withdrawnOn],
  ];
  const items = facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
  return (
    <Card title="基本情况">
      <DescriptionList items={items} />
    </Card>
  );
}
