import { CoverPicture } from "@/components/domain/pictures/public-picture";
import { badgeClass, CarrierBadge } from "@/components/domain/public/carrier-badge";
import { PublicForm, PublicLink } from "@/components/domain/public/public-link";
import { PublicPagination } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import { SelectField, TextField } from "@/components/forms/form-fields";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import type { CaseBrowserFacts } from "@/lib/domain/cases/content/queries";
import { caseFormWords } from "@/lib/domain/cases/labels";
import type { CaseFilter } from "@/lib/domain/cases/schema";
import type { CaseForm } from "@/lib/domain/cases/types";
import type { Picture } from "@/lib/domain/pictures/types";
import { publicPath } from "@/lib/domain/publications/rules";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import { withQuery } from "@/lib/shared/query-string";
import "./cases.css";

type CasesBrowserProps = CaseBrowserFacts & { filter: CaseFilter };

/** Released cases and work methods, narrowed by carrier, city, form and words; works without script. */
export function CasesBrowser({ filter, ...facts }: CasesBrowserProps) {
  const { items, total, covers, pageSize } = facts;
  const { page, ...kept } = filter;
  return (
    <>
      <PublicHead title="案例与工作法">
        <p>
          各地的做法，写明前后变化和数字来源，以及谁学用了、结果怎样。由两名外地评审员各自评分后入选。
        </p>
        <p>
          <PublicLink href="/cases/tours">看巡回观摩</PublicLink>
        </p>
      </PublicHead>
      <div className="wide mt-5">
        <CaseFilters facts={facts} filter={filter} />
        {items.length === 0 ? (
          <EmptyState kind="no-result" title="没有符合条件的案例">
            换一个条件，或者清空后再找。
          </EmptyState>
        ) : (
          <>
            <h2 className="sr-only">找到的案例</h2>
            <ul className="card-grid mt-5">
              {items.map((item) => (
                <CaseCard
                  key={item.id}
                  item={item}
                  carrier={facts.carriers.find(({ code }) => code === item.carrierCode)}
                  cover={covers.find(({ id }) => id === item.pictureIds[0])}
                />
              ))}
            </ul>
          </>
        )}
        <PublicPagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          total={total}
          hrefFor={(to) => withQuery("/cases", { ...kept, page: to })}
        />
      </div>
    </>
  );
}

function CaseFilters({ facts, filter }: { facts: CaseBrowserFacts; filter: CaseFilter }) {
  const forms = Object.entries(caseFormWords).map(([value, label]) => ({ value, label }));
  const carriers = facts.carriers.map(({ code, name }) => ({ value: code, label: name }));
  const cities = facts.cities.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <PublicForm action="/cases" className="case-line">
      <TextField name="words" label="关键词" optional defaultValue={filter.words} />
      <SelectField
        name="form"
        label="形式"
        optional
        choices={forms}
        blank="全部"
        defaultValue={filter.form}
      />
      <SelectField
        name="carrier"
        label="载体"
        optional
        choices={carriers}
        blank="全部"
        defaultValue={filter.carrier}
      />
      <SelectField
        name="city"
        label="市州"
        optional
        choices={cities}
        blank="全部"
        defaultValue={filter.city}
      />
      <Button type="submit" variant="primary">
        查找
      </Button>
    </PublicForm>
  );
}

type CaseCardProps = {
  item: PublishedSummary;
  cover: Picture | undefined;
  carrier: CaseBrowserFacts["carriers"][number] | undefined;
};

function CaseCard({ item, cover, carrier }: CaseCardProps) {
  const { kind, subjectId, title, summary, regionName, facets, isExample, carrierName } = item;
  const adoptions = Number(facets.adoptions ?? 0);
  return (
    <li className={`place ${carrier ? badgeClass(carrier.position) : ""}`}>
      <CoverPicture picture={cover} />
      {carrier && <CarrierBadge carrier={carrier} />}
      <h3>
        <PublicLink href={publicPath(kind, subjectId)}>{title}</PublicLink>
      </h3>
      <p className="place-line">{summary}</p>
      <p className="place-foot">
        <span>{caseFormWords[facets.form as CaseForm]}</span>
        {!carrier && carrierName && <span>{carrierName}</span>}
        <span>{regionName}</span>
        {adoptions > 0 && <span>{adoptions} 个单位学用</span>}
        {isExample && <Tag tone="amber">示例</Tag>}
      </p>
    </li>
  );
}
