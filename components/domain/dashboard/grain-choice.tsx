import Link from "next/link";
import type { RegionFacts } from "@/lib/domain/counters/types";
import type { DashboardFilter } from "./dashboard-filter";
import { dashboardHref } from "./links";

/** At the province: rows by city, or by all county-level units at once. */
export function GrainChoice({ region, filter }: { region: RegionFacts; filter: DashboardFilter }) {
  if (region.level !== "province") return "点数字看怎么算，点名称看下级";
  const other = filter.grain === "counties" ? "children" : "counties";
  return (
    <Link
      className="link no-print"
      href={dashboardHref(region.code, { ...filter, grain: other })}
      prefetch={false}
    >
      {other === "counties" ? "展开到县市区" : "收起到市州"}
    </Link>
  );
}
