import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type FieldProps = {
  /** The id of the control; hint and error get `${id}-hint` and `${id}-error`. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  className?: string;
  children: ReactNode;
};

/** What a control inside a Field has to carry so that hint and error are spoken with it. */
export function fieldAria(
  id: string,
  { hint, error }: { hint?: ReactNode; error?: string | undefined },
) {
  const described = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? (true as const) : undefined,
  };
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className="field-error" id={id}>
      <TriangleAlert aria-hidden="true" />
      <span>
        <span className="sr-only">错误：</span>
        {children}
      </span>
    </p>
  );
}

/** Label, hint, error and control in reading order. */
export function Field({ id, label, hint, error, optional, className, children }: FieldProps) {
  return (
    <div className={classNames("field", error && "field-invalid", className)}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <span className="field-optional">（选填）</span>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </div>
  );
}

/** The same for a group of choices: a fieldset whose legend is the question. */
export function FieldGroup({ id, label, hint, error, optional, className, children }: FieldProps) {
  const { "aria-describedby": described } = fieldAria(id, { hint, error });
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={described}
      className={classNames("field", error && "field-invalid", className)}
    >
      <legend className="field-label">
        {label}
        {optional && <span className="field-optional">（选填）</span>}
      </legend>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  );
}
