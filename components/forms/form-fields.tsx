import type { ComponentProps, ReactNode } from "react";
import { Field, FieldGroup, fieldAria } from "../ui/field";
import { Input, InputWithUnit, RadioCard, Select } from "../ui/input";

export type FieldText = {
  /** Also the id of the control, so that the error summary can lead here. */
  name: string;
  /** Where several forms of a page have a line of this name. */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
};

type Control<Element extends "input" | "select" | "textarea"> = Omit<
  ComponentProps<Element>,
  "name" | "id"
>;

export function TextField({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  ...rest
}: FieldText & Control<"input">) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <Input name={name} required={!optional} {...fieldAria(id, { hint, error })} {...rest} />
    </Field>
  );
}

/** A number typed by people: text with a decimal keypad, so that wrong input reaches the server as it is. */
export function NumberField({
  name,
  label,
  hint,
  error,
  optional,
  unit,
  ...rest
}: FieldText & Control<"input"> & { unit: string }) {
  const { "aria-describedby": described, ...aria } = fieldAria(name, { hint, error });
  const unitId = `${name}-unit`;
  return (
    <Field id={name} label={label} hint={hint} error={error} optional={optional}>
      <InputWithUnit
        name={name}
        unit={unit}
        unitId={unitId}
        required={!optional}
        aria-describedby={described ? `${unitId} ${described}` : unitId}
        {...aria}
        {...rest}
      />
    </Field>
  );
}

export function DateField(props: FieldText & Control<"input">) {
  return <TextField type="date" {...props} />;
}

export type Choice = { value: string; label: string; note?: ReactNode };

export function SelectField({
  name,
  label,
  hint,
  error,
  optional,
  choices,
  blank,
  ...rest
}: FieldText &
  Control<"select"> & {
    choices: readonly Choice[] /** The line that stands for no choice yet. */;
    blank?: string;
  }) {
  return (
    <Field id={name} label={label} hint={hint} error={error} optional={optional}>
      <Select name={name} required={!optional} {...fieldAria(name, { hint, error })} {...rest}>
        {blank !== undefined && <option value="">{blank}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** One of a few, as cards large enough for a thumb. */
export function RadioField({
  name,
  label,
  hint,
  error,
  optional,
  choices,
  defaultValue,
}: FieldText & { choices: readonly Choice[]; defaultValue?: string | undefined }) {
  return (
    <FieldGroup id={name} label={label} hint={hint} error={error} optional={optional}>
      {choices.map((choice) => (
        <RadioCard
          key={choice.value}
          name={name}
          value={choice.value}
          label={choice.label}
          note={choice.note}
          defaultChecked={choice.value === defaultValue}
          required={!optional}
        />
      ))}
    </FieldGroup>
  );
}
