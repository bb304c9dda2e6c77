import { PublicForm } from "@/components/domain/public/public-link";
import { PublicFilterChips } from "@/components/domain/public/public-navigation";
import { SelectField, TextField } from "@/components/forms/form-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/input";
import type { FilterChip } from "@/components/ui/navigation";
import type { SiteBrowsing } from "@/lib/domain/sites/browsing/schema";
import type { SiteChoice, SiteChoices } from "@/lib/domain/sites/browsing/types";
import { sitesHref } from "./site-links";

type SiteFiltersProps = { filter: SiteBrowsing; choices: SiteChoices };

/** Every filter with its counts as one GET form, and what is set as chips that take it away again. */
export function SiteFilters({ filter, choices }: SiteFiltersProps) {
  const isNarrow = Boolean(filter.level || filter.kind || filter.accessible || filter.bookings);
  return (
    <div className="no-print">
      <PublicForm
        action="/sites#found"
        className="site-filters"
        role="search"
        aria-label="查找地点"
      >
        <TextField
          name="words"
          label="名称或做法"
          optional
          maxLength={40}
          defaultValue={filter.words}
        />
        <Choice
          name="city"
          label="地区"
          blank="全部地区"
          value={filter.city}
          choices={choices.areas}
        />
        <Choice
          name="carrier"
          label="载体"
          blank="全部载体"
          value={filter.carrier}
          choices={choices.carriers}
        />
        <details open={isNarrow}>
          <summary>更多条件</summary>
          <div className="site-filters-more">
            <Choice
              name="level"
              label="级别"
              blank="不限级别"
              value={filter.level}
              choices={choices.levels}
            />
            <Choice
              name="kind"
              label="类别"
              blank="全部类别"
              value={filter.kind}
              choices={choices.kinds}
            />
            <Checkbox
              name="accessible"
              value="1"
              label={`有无障碍设施（${choices.accessible}）`}
              defaultChecked={filter.accessible}
            />
            <Checkbox
              name="bookings"
              value="1"
              label={`可以预约参观（${choices.bookings}）`}
              defaultChecked={filter.bookings}
            />
          </div>
        </details>
        <Button type="submit" variant="primary">
          查找
        </Button>
      </PublicForm>
      <PublicFilterChips label="已选条件" items={chips(filter, choices)} />
    </div>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  blank: string;
  value: string | undefined;
  choices: readonly SiteChoice[];
};

function Choice({ name, label, blank, value, choices }: ChoiceProps) {
  return (
    <SelectField
      name={name}
      label={label}
      optional
      blank={blank}
      defaultValue={value ?? ""}
      choices={choices.map((choice) => ({
        value: choice.value,
        label: `${choice.isPart ? "　" : ""}${choice.label}（${choice.count}）`,
      }))}
    />
  );
}

function chips(filter: SiteBrowsing, choices: SiteChoices): FilterChip[] {
  const nameOf = (all: readonly SiteChoice[], value: string) =>
    all.find((one) => one.value === value)?.label ?? value;
  const { words, city, carrier, level, kind, accessible, bookings } = filter;
  const set: [keyof SiteBrowsing, string | undefined][] = [
    ["words", words && `“${words}”`],
    ["city", city && nameOf(choices.areas, city)],
    ["carrier", carrier && nameOf(choices.carriers, carrier)],
    ["level", level && nameOf(choices.levels, level)],
    ["kind", kind && nameOf(choices.kinds, kind)],
    ["accessible", accessible && "有无障碍设施"],
    ["bookings", bookings && "可以预约参观"],
  ];
  return set.flatMap(([name, label]) =>
    label ? [{ kind: "remove", label, href: sitesHref({ ...filter, [name]: undefined }) }] : [],
  );
}
