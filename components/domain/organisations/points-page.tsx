import Link from "next/link";
import { POINT_STATES } from "@/lib/domain/duties/points/labels";
import type { PointState, PointsPage as PointsPageFacts } from "@/lib/domain/duties/points/types";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { PrintHead } from "../../layout/print-head";
import { EmptyState } from "../../ui/empty-state";
import { Tag } from "../../ui/mark";
import { FilterChips } from "../../ui/navigation";
import { PrintButton } from "../reports/print-button";
import { PointsGroup } from "./points-group";

interface PointsPageProps {
  page: PointsPageFacts;
  /** Who prints, and when, for the first line on paper. */
  printed: { person: string; time: string };
}

function pointsHref({ organisation, year }: PointsPageFacts, tag?: string): string {
  const address = new URLSearchParams({ year: String(year), ...(tag ? { tag } : {}) });
  return `/desk/organisations/${organisation.id}/points?${address}`;
}

/** What an organisation answers for, clause by clause; prints on A4. */
export function PointsPage({ page, printed }: PointsPageProps) {
  const { organisation, year, today, groups, tag } = page;
  const isExample = groups.some(({ points }) => points.some((point) => point.isExample));
  return (
    <>
      <PrintHead unit={organisation.name} title={`${year} 年责任要点`} {...printed} />
      <PageHeader
        title={`${year} 年责任要点`}
        back={{
          href: `/desk/organisations/${organisation.id}?year=${year}`,
          label: organisation.name,
        }}
        subtitle={
          <p>
            <Link className="link" href={`/desk/organisations/${organisation.id}?year=${year}`}>
              {organisation.name}
            </Link>{" "}
            · {organisation.regionName} {isExample && <Tag>示例</Tag>} {countsWords(page)}。数据截至{" "}
            {dayLabel(today)}，审核通过即计入。
          </p>
        }
        actions={<PrintButton />}
      />
      {page.tags.length > 0 && (
        <div className="no-print mb-4">
          <FilterChips label="按标签查看" items={chipsOf(page)} />
        </div>
      )}
      {tag && <p className="only-print">只含标签“{tag}”的条款</p>}
      {groups.length > 0 ? (
        <div className="flex flex-col gap-5">
          {groups.map((group) => (
            <PointsGroup key={`${group.responsibility}/${group.post}`} group={group} />
          ))}
        </div>
      ) : (
        <NoPoints page={page} />
      )}
    </>
  );
}

const COUNTED: readonly PointState[] = ["done", "open", "overdue", "none", "hidden"];

function countsWords({ groups, counts }: PointsPageFacts): string {
  const total = groups.reduce((sum, group) => sum + group.points.length, 0);
  const parts = COUNTED.filter((state) => counts[state] > 0).map(
    (state) => `${POINT_STATES[state].word} ${counts[state]} 条`,
  );
  return [`适用责任 ${total} 条`, ...parts].join("，");
}

function chipsOf(page: PointsPageFacts) {
  return page.tags.map(({ tag, count }) => {
    const isChosen = tag === page.tag;
    return {
      label: `${tag} ${count}`,
      href: pointsHref(page, isChosen ? undefined : tag),
      kind: isChosen ? ("remove" as const) : ("choose" as const),
    };
  });
}

function NoPoints({ page }: { page: PointsPageFacts }) {
  return (
    <div className="card">
      <EmptyState
        kind={page.tag ? "no-result" : "first-use"}
        title={page.tag ? "没有带这个标签的条款" : `${page.year} 年没有适用于该单位的责任条款`}
      >
        {page.tag ? (
          <Link className="link" href={pointsHref(page)}>
            查看全部条款
          </Link>
        ) : (
          "责任清单下发后，这里按主体、监督、监管责任和岗位汇总"
        )}
      </EmptyState>
    </div>
  );
}
