import type { ReactNode } from "react";
import { LEVEL_WORDS } from "@/lib/domain/guard/labels";
import type { AnalysisFilter } from "@/lib/domain/supervision/analysis/schema";
import type { Analysis } from "@/lib/domain/supervision/analysis/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { SelectField } from "../../forms/form-fields";
import { PageHeader } from "../../layout/page-header";
import { Button, ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { PERIOD_WORDS } from "../assignments/words";
import { PrintButton } from "../reports/print-button";
import { FigureTableCard } from "./figure-table";

interface AnalysisPageProps {
  analysis: Analysis;
  filter: AnalysisFilter & { year: number };
  regions: readonly { value: string; label: string }[];
  views: ReactNode;
}

const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The address of the page, or of its file, under a filter. */
export function analysisHref(filter: Partial<AnalysisFilter>, file = ""): string {
  const kept = Object.entries(filter).flatMap(([name, value]) =>
    value && !(name === "period" && value === "year") ? [[name, String(value)]] : [],
  );
  const search = new URLSearchParams(kept).toString();
  return `/desk/supervision/analysis${file}${search ? `?${search}` : ""}`;
}

/** 综合分析: where the work stands and where what is late lies. */
export function AnalysisPage({ analysis, filter, regions, views }: AnalysisPageProps) {
  const { region, today, sentences, tables } = analysis;
  return (
    <>
      <PageHeader
        back={{ href: "/desk/supervision", label: "监督平台" }}
        title={`${region.name}综合分析`}
        subtitle={`${filter.year} 年 · ${PERIOD_WORDS[filter.period]} · 数据截至 ${dayLabel(today)}`}
        actions={
          <>
            <PrintButton />
            <ButtonLink href={analysisHref(filter, "/csv")} prefetch={false}>
              下载 CSV
            </ButtonLink>
          </>
        }
      />
      {views}
      <div className="flex flex-col gap-5">
        <Card className="no-print">
          <Filters analysis={analysis} filter={filter} regions={regions} />
        </Card>
        <Card title="概况">
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Card>
        {tables.map((table) => (
          <FigureTableCard key={table.key} table={table} />
        ))}
      </div>
    </>
  );
}

function Filters({ analysis, filter, regions }: Omit<AnalysisPageProps, "views">) {
  const carriers = analysis.columns.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <form
      method="get"
      action={withBase("/desk/supervision/analysis")}
      className="grid gap-4 md:grid-cols-5 md:items-end"
    >
      {filter.lead && <input type="hidden" name="lead" value={filter.lead} />}
      <SelectField
        name="region"
        label="地区"
        choices={regions}
        defaultValue={analysis.region.code}
      />
      <SelectField
        name="period"
        label="时段"
        choices={choices(PERIOD_WORDS)}
        defaultValue={filter.period}
      />
      <SelectField
        name="carrier"
        label="载体"
        choices={carriers}
        blank="全部载体"
        defaultValue={filter.carrier ?? ""}
      />
      <SelectField
        name="level"
        label="层级"
        choices={choices(LEVEL_WORDS)}
        blank="全部层级"
        defaultValue={filter.level ?? ""}
      />
      <div>
        <Button type="submit">筛选</Button>
      </div>
    </form>
  );
}
