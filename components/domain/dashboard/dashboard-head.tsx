import { PageHeader } from "@/components/layout/page-header";
import { PrintHead } from "@/components/layout/print-head";
import type { Board } from "@/lib/domain/counters/board/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { PrintButton } from "../reports/print-button";
import type { DashboardFilter } from "./dashboard-filter";
import { periodWords } from "./labels";
import { dashboardHref, freezeHref } from "./links";
import { stateSentence } from "./state-sentence";

type HeadProps = {
  board: Board;
  filter: DashboardFilter;
  printed: Printed;
  /** Whether the reader freezes figures of this region. */
  mayFreeze: boolean;
};

/** Who prints a page and when, for the first line on paper. */
interface Printed {
  person: string;
  time: string;
}

/** The region with its state in a sentence, the way up, and what can be done with this view. */
export function DashboardHead({ board, filter, printed, mayFreeze }: HeadProps) {
  const { matrix } = board.figures;
  const { region, today } = matrix;
  const freeze = mayFreeze ? freezeHref(region.code, filter) : null;
  const up = { ...filter, grain: "children" } as const;
  const above = region.trail
    .slice(0, -1)
    .map(({ code, name }) =>
      board.nearby.above.includes(code)
        ? { label: name, href: dashboardHref(code, up) }
        : { label: name },
    );
  return (
    <>
      <PrintHead
        unit={region.name}
        title={`${filter.year} 年${periodWords[filter.period]}清廉建设推进情况`}
        {...printed}
      />
      <PageHeader
        title={`${region.name}驾驶舱`}
        breadcrumb={above.length > 0 ? [...above, { label: region.name }] : undefined}
        actions={
          <>
            <PrintButton />
            {freeze && (
              <a className="btn" href={withBase(freeze)}>
                定稿这些数字
              </a>
            )}
            <a className="btn" href={withBase(`/desk/dashboard/${region.code}/screen`)}>
              大屏
            </a>
          </>
        }
        subtitle={
          <>
            <p className="dash-state">{stateSentence(matrix)}</p>
            <p>
              数据截至 {dayLabel(today)}
              {filter.asOf ? "24:00，按当时的情况。" : "，审核通过即计入。"}
              {region.isDirectCounty && "省直辖县级行政单位，直接管辖乡镇。"}
            </p>
          </>
        }
      />
    </>
  );
}
