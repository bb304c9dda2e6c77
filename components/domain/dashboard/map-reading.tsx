import { FilterChips } from "@/components/ui/navigation";
import type { Matrix } from "@/lib/domain/counters/types";
import type { DashboardFilter } from "./dashboard-filter";
import { dashboardHref } from "./links";

const AS_IT_WAS = "办结的任务算在当时所在的地区；已撤并的地区以“原……”列出。";
const AS_IT_IS = "以前办结的任务也算到现在的地区和单位名下，便于和撤并后的情况相比。";

/** On which map places are shown: only where places or organisations changed in the shown time. */
export function MapReading({
  matrix,
  filter,
}: {
  matrix: Pick<Matrix, "region" | "hasMapChoice" | "map">;
  filter: DashboardFilter;
}) {
  if (!matrix.hasMapChoice) return null;
  const to = (map: "today" | undefined) => dashboardHref(matrix.region.code, { ...filter, map });
  const isToday = matrix.map === "today";
  return (
    <div className="no-print flex flex-wrap items-center gap-x-3 gap-y-1">
      <FilterChips
        label="区划"
        items={[
          { href: to(undefined), label: "当时区划", kind: "choose", current: !isToday },
          { href: to("today"), label: "现行区划", kind: "choose", current: isToday },
        ]}
      />
      <p className="text-sm text-ink-soft">{isToday ? AS_IT_IS : AS_IT_WAS}</p>
    </div>
  );
}
