"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { Field, fieldAria } from "../ui/field";
import { Textarea } from "../ui/input";
import type { FieldText } from "./form-fields";

type TextAreaFieldProps = FieldText &
  Omit<ComponentProps<"textarea">, "name" | "id" | "maxLength"> & {
    /** Characters allowed; more can be typed and is told, never cut off. */
    max: number;
    /** Stands at the left under the box, for example 引用上期内容. */
    foot?: ReactNode;
  };

/** Long text with a count of characters as the server counts them. */
export function TextAreaField({
  name,
  label,
  hint,
  error,
  optional,
  max,
  foot,
  onChange,
  ...rest
}: TextAreaFieldProps) {
  const [typed, setTyped] = useState(String(rest.value ?? rest.defaultValue ?? ""));
  const text = rest.value === undefined ? typed : String(rest.value);
  const length = text.normalize("NFC").trim().length;
  return (
    <Field id={name} label={label} hint={hint} error={error} optional={optional}>
      <Textarea
        name={name}
        required={!optional}
        {...fieldAria(name, { hint, error })}
        {...rest}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange?.(event);
        }}
      />
      <div className="field-foot">
        <span>{foot}</span>
        <span className={length > max ? "font-semibold text-overdue-ink" : undefined}>
          {length > max ? `多了 ${length - max} 个字` : `${length} / ${max} 字`}
        </span>
      </div>
    </Field>
  );
}
