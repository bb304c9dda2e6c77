import { useEffect, useRef } from "react";
import type { CellValue, Column } from "@/lib/domain/lists/cells/types";
import type { SheetRow } from "@/lib/domain/lists/sheet/types";
import { choicesOf, listOf, showCell } from "@/lib/domain/lists/wording/rules";
import { Field, FieldGroup, fieldAria } from "../../../ui/field";
import { Checkbox, Input, Select, Textarea } from "../../../ui/input";
import { CitationsField } from "./citations-field";
import type { RowMarks } from "./marks";
import { useDesk, useDeskState } from "./use-desk";

interface PanelFieldProps {
  id: string;
  column: Column;
  marks: RowMarks;
}

interface ControlProps {
  row: SheetRow;
  column: Column;
  aria: ReturnType<typeof fieldAria>;
  isFixed: boolean;
}

const WIDE: readonly Column["kind"][] = ["lines", "basis", "names", "choices", "citations", "due"];
const LONG: readonly Column["kind"][] = ["lines", "basis", "names"];

/** One field of a row in its form, with what is said about it, and the value above where there is one. */
export function PanelField({ id, column, marks }: PanelFieldProps) {
  const { store } = useDesk();
  const row = useDeskState((state) => state.desk.sheet.rows.get(id));
  const upper = useDeskState((state) => state.desk.stored.get(id)?.facts.upper);
  if (!row) return null;
  const error = marks.find(({ severity }) => severity === "error")?.message;
  const warning = marks.find(({ severity }) => severity === "warning")?.message;
  const above = upper ? showCell(column, upper.values, store.context) : "";
  const hint = [warning, above && `上级清单：${above}`, column.hint].filter(Boolean).join("；");
  const isFixed = store.writing.fixedOf(id).includes(column.fields.at(-1) ?? "");
  const control = `panel-${column.key}`;
  const className = WIDE.includes(column.kind) || column.width >= 200 ? "panel-wide" : undefined;
  const props = { id: control, label: column.label, hint: hint || undefined, error, className };
  const aria = fieldAria(control, { hint: props.hint, error });
  if (column.kind === "choices") {
    return (
      <FieldGroup {...props}>
        <Choices {...{ row, column, aria, isFixed }} />
      </FieldGroup>
    );
  }
  if (column.kind === "citations") {
    return (
      <FieldGroup {...props}>
        <CitationsField id={id} cited={listOf(row.values.citations)} />
      </FieldGroup>
    );
  }
  return (
    <Field {...props} optional={!column.isRequired && mayBeEmpty(column, row)}>
      {column.kind === "choice" ? (
        <Choose {...{ row, column, aria, isFixed }} />
      ) : (
        <Write key={store.textAt(row, column)} {...{ row, column, aria, isFixed }} />
      )}
    </Field>
  );
}

/** Numbers and most choices always hold something; texts need not. */
function mayBeEmpty(column: Column, row: SheetRow): boolean {
  if (column.kind === "count" || column.kind === "weight") return false;
  if (column.kind !== "choice") return true;
  return row.values[column.key] === null || ["subCarrierCode", "dutyKind"].includes(column.key);
}

function Choose({ row, column, aria, isFixed }: ControlProps) {
  const { store } = useDesk();
  const value = row.values[column.key];
  return (
    <Select
      {...aria}
      disabled={isFixed}
      value={String(value ?? "")}
      onChange={(event) => store.write(row.id, column, event.target.value)}
    >
      {mayBeEmpty(column, row) && <option value="">—</option>}
      {choicesOf(column, store.context).map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}

function Choices({ row, column, isFixed }: ControlProps) {
  const { store } = useDesk();
  const chosen = listOf(row.values[column.key] as CellValue);
  const choices = choicesOf(column, store.context);
  return (
    <div className="panel-choices">
      {choices.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          disabled={isFixed}
          checked={chosen.includes(value)}
          onChange={(event) => {
            const kept = choices.filter((choice) =>
              choice.value === value ? event.target.checked : chosen.includes(choice.value),
            );
            store.write(row.id, column, kept.map((choice) => choice.label).join("、"));
          }}
        />
      ))}
    </div>
  );
}

/** A text field that is written when one leaves it, and before anything is sent. */
function Write({ row, column, aria, isFixed }: ControlProps) {
  const { store } = useDesk();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(
    () => store.finishWith(() => field.current && store.write(row.id, column, field.current.value)),
    [store, row.id, column],
  );
  const common = {
    ...aria,
    ref: field,
    readOnly: isFixed,
    defaultValue: store.textAt(row, column),
    onBlur: () => field.current && store.write(row.id, column, field.current.value),
  };
  if (LONG.includes(column.kind))
    return <Textarea rows={column.kind === "lines" ? 4 : 2} {...common} />;
  const list = column.key === "leadName" ? "panel-units" : undefined;
  return (
    <>
      <Input list={list} autoComplete="off" {...common} />
      {list && (
        <datalist id={list}>
          {store.list.units.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </>
  );
}
