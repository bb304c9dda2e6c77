import { PageHeader } from "@/components/layout/page-header";
import type { Board } from "@/lib/domain/counters/board/types";
import { dayLabel } from "@/lib/shared/dates";
import type { DashboardFilter } from "./dashboard-filter";
import { dashboardHref, saveViewHref } from "./links";
import { stateSentence } from "./state-sentence";

type HeadProps = { board: Board; filter: DashboardFilter };

/** The region with its state in a sentence, the way up, and what can be done with this view. */
export function DashboardHead({ board, filter }: HeadProps) {
  const { matrix } = board.figures;
  const { region, today } = matrix;
  const up = { ...filter, grain: "children" } as const;
  const above = region.trail
    .slice(0, -1)
    .map(({ code, name }) =>
      board.nearby.above.includes(code)
        ? { label: name, href: dashboardHref(code, up) }
        : { label: name },
    );
  return (
    <PageHeader
      title={`${region.name}驾驶舱`}
      breadcrumb={above.length > 0 ? [...above, { label: region.name }] : undefined}
      actions={
        <>
          <a className="btn" href={saveViewHref(region.code, filter)}>
            保存此视图
          </a>
          <a className="btn" href={`/desk/dashboard/${region.code}/screen`}>
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
  );
}
