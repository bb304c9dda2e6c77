import "./culture.css";
import { SelectField, TextField } from "@/components/forms/form-fields";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/feedback";
import { Pagination } from "@/components/ui/navigation";
import type { Term } from "@/lib/domain/culture/terms/types";
import { venueStageWords, venueStatusWords } from "@/lib/domain/culture/venues/labels";
import type { VenueFilter } from "@/lib/domain/culture/venues/schema";
import type { VenuePage } from "@/lib/domain/culture/venues/types";
import { withBase } from "@/lib/shared/base-path";
import { withQuery } from "@/lib/shared/query-string";
import { CultureTabs } from "./culture-tabs";
import { VenueTable } from "./venue-table";

type DeskVenuesProps = { found: VenuePage; kinds: readonly Term[]; filter: VenueFilter };

const choicesOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The venues within reach; those that were handed in can be confirmed together. */
export function DeskVenuesPage({ found, kinds, filter }: DeskVenuesProps) {
  const { page: _page, added, known, ...kept } = filter;
  return (
    <>
      <PageHeader
        title="文化阵地"
        subtitle="村、乡镇、县登记，上一级确认；公开前由办公室审核发布"
        actions={
          <>
            <ButtonLink href="/desk/culture/venues/import">批量导入</ButtonLink>
            <ButtonLink href="/desk/culture/venues/new" variant="primary">
              登记阵地
            </ButtonLink>
          </>
        }
      />
      <CultureTabs current="venues" />
      {added !== undefined && (
        <div className="mt-4">
          <Notice tone="done" live title={`导入 ${added} 处`}>
            {known ? <p>另有 {known} 处已经登记过，没有重复登记。</p> : null}
          </Notice>
        </div>
      )}
      <VenueFilters kinds={kinds} filter={filter} />
      <Card flush>
        {found.items.length > 0 ? (
          <VenueTable venues={found.items} />
        ) : (
          <EmptyState kind="no-result" title="没有符合条件的阵地">
            换一个条件，或者登记第一处阵地。
          </EmptyState>
        )}
      </Card>
      <div className="mt-4">
        <Pagination
          page={found.page}
          pageCount={found.pageCount}
          total={found.total}
          hrefFor={(to) => withQuery("/desk/culture/venues", { ...kept, page: to })}
        />
      </div>
    </>
  );
}

function VenueFilters({ kinds, filter }: Pick<DeskVenuesProps, "kinds" | "filter">) {
  const select = (name: string, label: string, blank: string) => ({ name, label, blank });
  return (
    <form action={withBase("/desk/culture/venues")} className="culture-filters my-4">
      {filter.region && <input type="hidden" name="region" value={filter.region} />}
      <TextField name="q" label="名称或地区" optional defaultValue={filter.q} maxLength={40} />
      <SelectField
        {...select("kind", "种类", "全部种类")}
        optional
        defaultValue={filter.kind ?? ""}
        choices={kinds.map(({ code: value, name: label }) => ({ value, label }))}
      />
      <SelectField
        {...select("stage", "登记进度", "全部")}
        optional
        defaultValue={filter.stage ?? ""}
        choices={choicesOf(venueStageWords)}
      />
      <SelectField
        {...select("status", "现状", "全部")}
        optional
        defaultValue={filter.status ?? ""}
        choices={choicesOf(venueStatusWords)}
      />
      <Button type="submit">查找</Button>
    </form>
  );
}
