import type { YearDetail } from "@/lib/domain/years/types";
import { PageHeader } from "../../layout/page-header";

/** The head of a page that does something to a year. */
export function ActHeader({
  year,
  title,
  subtitle,
}: {
  year: Pick<YearDetail, "regionCode" | "regionName" | "year">;
  title: string;
  subtitle: string;
}) {
  const href = `/desk/years?region=${year.regionCode}&year=${year.year}`;
  const label = `${year.regionName} ${year.year} 年度`;
  return (
    <PageHeader
      title={title}
      subtitle={subtitle}
      breadcrumb={[{ href, label }, { label: title }]}
      back={{ href, label }}
    />
  );
}
