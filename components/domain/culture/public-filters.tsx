import { PublicForm } from "@/components/domain/public/public-link";
import { SelectField } from "@/components/forms/form-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/input";
import "./culture.css";

export type FilterSelect = {
  name: string;
  label: string;
  blank: string;
  value: string | undefined;
  choices: readonly { value: string; label: string }[];
};

type PublicFiltersProps = {
  action: string;
  label: string;
  selects: readonly FilterSelect[];
  /** A yes or no that narrows, sent as 1. */
  tick?: { name: string; label: string; checked: boolean };
};

/** The filters of a public list as one GET form: works without script, the address keeps what was chosen. */
export function PublicFilters({ action, label, selects, tick }: PublicFiltersProps) {
  return (
    <PublicForm
      action={action}
      className="culture-filters no-print"
      role="search"
      aria-label={label}
    >
      {selects.map(({ name, label: words, blank, value, choices }) => (
        <SelectField
          key={name}
          name={name}
          label={words}
          optional
          blank={blank}
          defaultValue={value ?? ""}
          choices={choices}
        />
      ))}
      {tick && (
        <Checkbox name={tick.name} value="1" label={tick.label} defaultChecked={tick.checked} />
      )}
      <Button type="submit" variant="primary">
        查找
      </Button>
    </PublicForm>
  );
}
