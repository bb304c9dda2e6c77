import type { AssignmentFilter } from "@/lib/domain/assignments/types";
import type { Choice, FilterChoices } from "@/lib/domain/reports/choices/queries";
import { withBase } from "@/lib/shared/base-path";
import { Button } from "../../ui/button";
import { Select } from "../../ui/input";
import { PERIOD_WORDS, SHOW_WORDS } from "./words";

const choicesOf = (words: Record<string, string>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The query bar: plain selects of a GET form, so that every list has an address. */
export function AssignmentFilters({
  filter,
  choices,
}: {
  filter: AssignmentFilter;
  choices: FilterChoices;
}) {
  return (
    <form className="query-bar" action={withBase("/desk/assignments")} method="get">
      <input type="hidden" name="year" value={filter.year} />
      {filter.organisationId && (
        <input type="hidden" name="organisationId" value={filter.organisationId} />
      )}
      {filter.level && <input type="hidden" name="level" value={filter.level} />}
      {filter.lead && <input type="hidden" name="lead" value={filter.lead} />}
      {filter.asOf && <input type="hidden" name="asOf" value={filter.asOf} />}
      {filter.map && <input type="hidden" name="map" value={filter.map} />}
      <Pick name="show" label="状态" items={choicesOf(SHOW_WORDS)} chosen={filter.show} />
      <Pick name="period" label="时间" items={choicesOf(PERIOD_WORDS)} chosen={filter.period} />
      <Pick
        name="carrierCode"
        label="载体"
        blank="全部"
        items={[
          { value: "carriers", label: "各载体合计" },
          ...choices.carriers,
          { value: "coordination", label: "统筹协调" },
        ]}
        chosen={filter.carrierCode}
      />
      <Pick
        name="rootTaskId"
        label="任务"
        blank="全部"
        items={choices.tasks}
        chosen={filter.rootTaskId}
      />
      {choices.regions.length > 0 && (
        <Pick
          name="regionCode"
          label="地区"
          blank="权限内全部"
          items={choices.regions}
          chosen={filter.regionCode}
        />
      )}
      <Button type="submit">筛选</Button>
    </form>
  );
}

interface PickProps {
  name: string;
  label: string;
  items: readonly Choice[];
  chosen: string | undefined;
  blank?: string;
}

function Pick({ name, label, items, chosen, blank }: PickProps) {
  return (
    <div>
      <label htmlFor={`filter-${name}`}>{label}</label>
      <Select id={`filter-${name}`} name={name} defaultValue={chosen ?? ""} key={chosen}>
        {blank && <option value="">{blank}</option>}
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.label}
          </option>
        ))}
      </Select>
    </div>
  );
}
