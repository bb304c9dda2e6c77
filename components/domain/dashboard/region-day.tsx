import { PageHeader } from "@/components/layout/page-header";
import { withBase } from "@/lib/shared/base-path";
import type { Day } from "@/lib/shared/dates";
import { AsOfControl, PastNotice } from "./as-of";
import type { DashboardFilter } from "./dashboard-filter";
import { dashboardHref } from "./links";

interface RegionDayProps {
  regionCode: string;
  filter: DashboardFilter;
  /** The real today, and the first day of which the past is known. */
  days: { today: Day; firstDay: Day | null };
}

/** The day of a dashboard's figures: which it is, and the way to another. */
export function RegionDay({ regionCode, filter, days }: RegionDayProps) {
  const [path = "", query] = dashboardHref(regionCode, { ...filter, asOf: undefined }).split("?");
  const search = Object.fromEntries(new URLSearchParams(query));
  const asked = { path, search, asOf: filter.asOf, ...days };
  const { carrier, level, lead, asOf } = filter;
  const between = Object.entries({ year: filter.year, carrier, level, lead, to: asOf });
  const known = between.flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  const changesHref = `/desk/dashboard/${regionCode}/changes?${new URLSearchParams(known)}`;
  return (
    <>
      <PastNotice {...asked} />
      <AsOfControl {...asked}>
        <a className="link" href={withBase(changesHref)}>
          两天之间的变化
        </a>
      </AsOfControl>
    </>
  );
}

/** Instead of a dashboard of a day of which nothing is known. */
export function UnknownDay(props: RegionDayProps) {
  return (
    <>
      <PageHeader title="驾驶舱" />
      <RegionDay {...props} />
    </>
  );
}
