import { type Band, Bands } from "@/components/charts/bands";
import { completionSteps, stepLabels, stepOf } from "@/components/charts/scale";
import { Card } from "@/components/ui/card";
import { completion } from "@/lib/domain/counters/rules";
import type { Matrix } from "@/lib/domain/counters/types";
import type { DashboardFilter } from "./dashboard-filter";
import { rowHref } from "./links";
import { TableLinks } from "./table-links";

type BandsProps = {
  matrix: Matrix;
  filter: DashboardFilter;
  /** On desks, where a table can be taken as a file. */
  isExported?: boolean;
};

/** 分档: which regions stand in which band, in the order of the regions; nobody is ranked. */
export function RegionBands({ matrix, filter, isExported = false }: BandsProps) {
  const items = matrix.rows
    .filter((row) => row.kind !== "own")
    .map((row) => ({
      name: row.name,
      href: rowHref(row, filter),
      value: completion(row.total),
      step: stepOf(completion(row.total)),
    }));
  const bands: Band[] = stepLabels(completionSteps)
    .map((label, index) => ({
      label,
      step: index + 1,
      items: items.filter((item) => item.step === index + 1),
    }))
    .reverse();
  const unknown = items.filter((item) => item.step === 0);
  if (unknown.length > 0) bands.push({ label: "没有要求办理的任务", step: 0, items: unknown });
  return (
    <Card title="分档" aside="按完成率，同档按区划顺序，不排名">
      <Bands label="完成率分档" bands={bands} />
      {isExported && <TableLinks name="bands" code={matrix.region.code} filter={filter} />}
    </Card>
  );
}
