import {
  DEMONSTRATION_KIND_LABELS,
  SITE_LEVEL_LABELS,
  SITE_STATUS_LABELS,
} from "@/lib/domain/sites/lifecycle/labels";
import type { SiteRegisterFilter } from "@/lib/domain/sites/register/schema";
import { withBase } from "@/lib/shared/base-path";
import { Button } from "../../../ui/button";
import { Input, Select } from "../../../ui/input";

/** Cities and carriers to choose from. */
export interface FilterChoices {
  cities: readonly { code: string; name: string }[];
  carriers: readonly { code: string; name: string }[];
}

/** The filter as an address, changed in parts. */
export function registerAddress(
  filter: SiteRegisterFilter,
  change: Partial<SiteRegisterFilter>,
): string {
  const entries = Object.entries({ ...filter, ...change }).filter(
    ([name, value]) => value && !(name === "page" && value === 1),
  );
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
}

const pairs = (words: Record<string, string>) =>
  Object.entries(words).map(([code, name]) => ({ code, name }));

export function RegisterFilters({
  filter,
  choices,
}: {
  filter: SiteRegisterFilter;
  choices: FilterChoices;
}) {
  const lists = [
    { name: "city", label: "市州", items: choices.cities, value: filter.city },
    { name: "carrier", label: "载体", items: choices.carriers, value: filter.carrier },
    { name: "level", label: "级别", items: pairs(SITE_LEVEL_LABELS), value: filter.level },
    { name: "kind", label: "种类", items: pairs(DEMONSTRATION_KIND_LABELS), value: filter.kind },
    { name: "status", label: "状态", items: pairs(SITE_STATUS_LABELS), value: filter.status },
  ];
  return (
    <form className="query-bar no-print" action={withBase("/desk/sites")} method="get">
      <input type="hidden" name="view" value={filter.view} />
      {lists.map(({ name, label, items, value }) => (
        <Select
          key={name}
          className="w-auto"
          name={name}
          aria-label={label}
          defaultValue={value ?? ""}
        >
          <option value="">全部{label}</option>
          {items.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </Select>
      ))}
      <Input
        className="w-40"
        name="q"
        aria-label="名称或单位"
        placeholder="名称或单位"
        defaultValue={filter.q}
      />
      <Button type="submit">查询</Button>
    </form>
  );
}
