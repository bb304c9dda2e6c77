import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import { FormGroup, FormSelect, FormTick } from "../../forms/action-form";

interface UnitPicksProps {
  units: readonly UnitChoice[];
  lead?: string | null;
  cooperating?: readonly { id: string; name: string }[];
}

/** Who leads and who cooperates on a problem, without script. */
export function UnitPicks({ units, lead, cooperating = [] }: UnitPicksProps) {
  const chosen = new Set(cooperating.map(({ id }) => id));
  const near = new Set(units.map(({ id }) => id));
  const more = cooperating.filter(({ id }) => !near.has(id));
  const choices = units.map(({ id: value, name: label }) => ({ value, label }));
  return (
    <>
      <FormSelect
        name="leadId"
        label="请谁牵头"
        optional
        blank="由办公室确定"
        choices={choices}
        defaultValue={lead ?? ""}
      />
      <details open={chosen.size > 0}>
        <summary>配合单位（可选）</summary>
        <FormGroup name="cooperatingIds" label="配合单位" optional>
          <div className="grid">
            {[...more, ...units].map(({ id, name }) => (
              <FormTick
                key={id}
                name="cooperatingIds[]"
                value={id}
                label={name}
                defaultChecked={chosen.has(id)}
              />
            ))}
          </div>
        </FormGroup>
      </details>
    </>
  );
}
