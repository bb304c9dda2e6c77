import "./dashboard.css";
import "./explain.css";
import { PageHeader } from "@/components/layout/page-header";
import { Notice } from "@/components/ui/feedback";
import { Tag } from "@/components/ui/mark";
import type { Explanation } from "@/lib/domain/counters/formulas/types";
import { dayLabel } from "@/lib/shared/dates";
import { ExplainFormula } from "./explain-formula";
import { filterOfQuestion } from "./explain-question";
import { ExplainRows } from "./explain-rows";
import { ExplainValues } from "./explain-values";
import { periodWords } from "./labels";
import { dashboardHref } from "./links";

type ExplainPageProps = { explained: Explanation; thisYear: number };

/** 数字从哪里来: a figure with its formula, the counts in it, the places it is made of, down to values. */
export function ExplainPage({ explained, thisYear }: ExplainPageProps) {
  const { question, worked, task, contributions, isPartial } = explained;
  const filter = filterOfQuestion(question, thisYear);
  return (
    <>
      <PageHeader
        title={`${worked.name}从哪里来`}
        breadcrumb={crumbsOf(explained, thisYear)}
        subtitle={
          <>
            <p>
              {askedInWords(explained)} {task?.isExample && <Tag>示例</Tag>}
            </p>
            <p>{asOfText(explained)}</p>
          </>
        }
      />
      <div className="dash-stack">
        <ExplainFormula explained={explained} filter={filter} />
        {isPartial && (
          <Notice title="这里只含您权限内的任务">
            <p>
              其他部门牵头的任务不在您的查看范围，没有计入。需要全口径数字，请向本级领导小组办公室了解。
            </p>
          </Notice>
        )}
        {contributions && <ExplainValues explained={explained} />}
        <ExplainRows explained={explained} filter={filter} />
      </div>
    </>
  );
}

/** 2026 年四季度到期 · 清廉村居 · 牵头：市教育局 */
export function askedInWords({ question, carrierName, leadName, task }: Explanation): string {
  const parts = [
    `${question.year} 年${periodWords[question.period]}`,
    carrierName ?? (task ? null : "各载体合计"),
    leadName && `牵头：${leadName}`,
    task && `${task.code} ${task.title}`,
    question.map === "today" && "按现行区划",
  ];
  return parts.filter(Boolean).join(" · ");
}

function asOfText({ today, isPast }: Explanation): string {
  if (isPast) return `截至 ${today.slice(0, 4)} 年 ${dayLabel(today)}当天结束时`;
  return `数据截至 ${dayLabel(today)}此刻，审核通过即计入。`;
}

/** 省 › 市 › 县 › 乡 › 单位, each opening its dashboard under the same filter. */
export function crumbsOf({ place, question, worked }: Explanation, thisYear: number) {
  const filter = filterOfQuestion(question, thisYear);
  const carrier = filter.carrier === "coordination" ? undefined : filter.carrier;
  const crumbs = place.trail.map(({ code, name }) =>
    place.reachable.includes(code)
      ? { label: name, href: dashboardHref(code, { ...filter, carrier }) }
      : { label: name },
  );
  const own = place.organisationId
    ? [{ label: place.name, href: `/desk/organisations/${place.organisationId}` }]
    : question.isOwnLevel
      ? [{ label: place.name }]
      : [];
  return [...crumbs, ...own, { label: worked.name }];
}
