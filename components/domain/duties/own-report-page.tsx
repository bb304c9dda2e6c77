import type { ChainEntry } from "@/lib/domain/duties/chain/types";
import type { Day } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { EmptyState } from "../../ui/empty-state";
import { OwnReports } from "./own-reports";

interface OwnReportPageProps {
  own: readonly ChainEntry[];
  year: number;
  today: Day;
}

/** The year-end report of somebody who reads no region but the own organisation. */
export function OwnReportPage({ own, year, today }: OwnReportPageProps) {
  return (
    <>
      <PageHeader title={`${year} 年年底书面报告`} subtitle="向上一级书面报告清廉建设情况" />
      {own.length > 0 ? (
        <OwnReports entries={own} year={year} today={today} />
      ) : (
        <div className="card">
          <EmptyState kind="all-done" title={`${year} 年没有要求本单位书面报告`} />
        </div>
      )}
    </>
  );
}
