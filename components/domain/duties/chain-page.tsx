import type { CarrierColumn } from "@/lib/domain/carriers/types";
import { isComplete } from "@/lib/domain/duties/chain/rules";
import type { EntriesQuery } from "@/lib/domain/duties/chain/schema";
import type { Chain, ChainEntries, ChainEntry } from "@/lib/domain/duties/chain/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { Button, ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { KeyFigure, KeyFigures } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { Input, Select } from "../../ui/input";
import { PrintButton } from "../reports/print-button";
import { chainHref } from "./chain-links";
import { ChainTable } from "./chain-table";
import { EntriesCard } from "./entries-card";
import { OwnReports } from "./own-reports";

export interface ChainPageProps {
  chain: Chain;
  entries: ChainEntries;
  query: EntriesQuery;
  carriers: readonly Pick<CarrierColumn, "code" | "name">[];
  own: readonly ChainEntry[];
  mayKeepTemplates: boolean;
}

/** Who beneath a region has handed in the year-end report; opens downwards, level by level. */
export function ChainPage(props: ChainPageProps) {
  const { chain, entries, query, own, mayKeepTemplates } = props;
  const { region, year, today, total } = chain;
  return (
    <>
      <PageHeader
        title={`${region.name} ${year} 年年底书面报告`}
        breadcrumb={region.trail.map(({ code, name, isReached }) =>
          isReached && code !== region.code
            ? { label: name, href: chainHref({ ...query, regionCode: code, after: undefined }) }
            : { label: name },
        )}
        subtitle={`逐级向上一级书面报告清廉建设情况。数据截至 ${dayLabel(today)}，提交即计为已报送，退回后重新计为未报送。`}
        actions={
          <>
            <PrintButton />
            {mayKeepTemplates && <ButtonLink href="/desk/duties/templates">报告模板</ButtonLink>}
          </>
        }
      />
      <ChainFilters {...props} />
      {own.length > 0 && <OwnReports entries={own} year={year} today={today} />}
      {total.asked === 0 ? (
        <NoChain chain={chain} />
      ) : (
        <div className="mt-5 flex flex-col gap-5">
          <ChainFigures chain={chain} query={query} />
          {isComplete(total) && (
            <Notice tone="done" title={`${region.name}应报的 ${total.asked} 份报告已全部报送`} />
          )}
          {chain.rows.some((row) => !row.isOwn) && (
            <Card title="分地区" flush>
              <ChainTable chain={chain} query={query} />
            </Card>
          )}
          <EntriesCard entries={entries} query={query} today={today} />
        </div>
      )}
    </>
  );
}

function ChainFilters({ query, carriers }: ChainPageProps) {
  return (
    <form
      className="query-bar card no-print"
      action={withBase("/desk/duties/annual-reports")}
      method="get"
    >
      <input type="hidden" name="region" value={query.regionCode} />
      <label className="flex items-center gap-2">
        年度
        <Input
          className="w-24"
          name="year"
          type="number"
          min={2020}
          max={2100}
          defaultValue={query.year}
        />
      </label>
      <Select
        className="w-auto"
        name="carrier"
        aria-label="载体"
        defaultValue={query.carrierCode ?? ""}
      >
        <option value="">全部责任清单</option>
        {carriers.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      <Button type="submit">查看</Button>
    </form>
  );
}

function ChainFigures({ chain, query }: { chain: Chain; query: EntriesQuery }) {
  const { total } = chain;
  const to = (show: EntriesQuery["show"]) => chainHref({ ...query, show, after: undefined });
  return (
    <KeyFigures>
      <KeyFigure label="应报送" value={total.asked} unit="份" href={to("all")} />
      <KeyFigure label="已报送" value={total.handedIn} unit="份" href={to("handed_in")} />
      <KeyFigure label="正在起草" value={total.drafting} unit="份" href={to("drafting")} />
      <KeyFigure
        label="尚未报送"
        value={total.asked - total.handedIn}
        unit="份"
        note={total.returned > 0 ? `其中退回 ${total.returned} 份` : undefined}
        href={to("missing")}
      />
      <KeyFigure label="超期" value={total.overdue} unit="份" href={to("missing")} />
    </KeyFigures>
  );
}

function NoChain({ chain }: { chain: Chain }) {
  const isAsked = chain.duties.length > 0;
  return (
    <div className="card mt-5">
      <EmptyState
        kind={isAsked ? "no-right" : "first-use"}
        title={
          isAsked ? "您的查看范围内没有年底书面报告" : `${chain.year} 年还没有要求年底书面报告`
        }
      >
        {isAsked
          ? "报告由办公室和乡镇报送，载体牵头单位只看到本载体责任清单要求的报告"
          : "责任清单中类型为“书面报告”、频次为每年的条款下发后，这里显示逐级报送情况"}
      </EmptyState>
    </div>
  );
}
