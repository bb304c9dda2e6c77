import { Card } from "@/components/ui/card";
import type { Nearby } from "@/lib/domain/counters/nearby/queries";
import type { RegionFacts } from "@/lib/domain/counters/types";
import { withBase } from "@/lib/shared/base-path";
import type { DashboardFilter } from "./dashboard-filter";
import { dashboardHref } from "./links";

type SiblingsProps = { nearby: Nearby; region: RegionFacts; filter: DashboardFilter };

/** The regions beside this one under the same filter. */
export function Siblings({ nearby, region, filter }: SiblingsProps) {
  if (nearby.siblings.length < 2) return null;
  return (
    <Card title="同级地区" className="no-print">
      <ul className="sibling-list">
        {nearby.siblings.map(({ code, name }) => (
          <li key={code}>
            {code === region.code ? (
              <b aria-current="page">{name}</b>
            ) : (
              <a className="link" href={withBase(dashboardHref(code, filter))}>
                {name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
