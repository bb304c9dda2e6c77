import { withBase } from "@/lib/shared/base-path";
import type { DashboardFilter } from "./dashboard-filter";
import { tableHref } from "./links";
import type { TableName } from "./table-types";

type TableLinksProps = { name: TableName; code: string; filter: DashboardFilter };

/** A table as a file: exactly what is shown, with the day, the filter and who took it. */
export function TableLinks({ name, code, filter }: TableLinksProps) {
  return (
    <p className="table-links no-print">
      导出：
      <a className="link" href={withBase(tableHref(name, "csv", code, filter))} download>
        CSV
      </a>
      <a className="link" href={withBase(tableHref(name, "xlsx", code, filter))} download>
        Excel
      </a>
    </p>
  );
}
