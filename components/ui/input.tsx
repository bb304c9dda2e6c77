import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/** One line of text. Give it a label through Field, or aria-label where the context already names it. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={classNames("input", className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={classNames("input", className)} {...rest} />;
}

/** The browser's own list of choices: works without script, on every phone and with every reader. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select className={classNames("input", className)} {...rest} />;
}

/** A number with its unit beside it; the unit is spoken through aria-describedby by NumberField. */
export function InputWithUnit({
  unit,
  unitId,
  className,
  ...rest
}: ComponentProps<"input"> & { unit: string; unitId?: string }) {
  return (
    <span className="input-unit">
      <input
        className={classNames("input input-number", className)}
        inputMode="decimal"
        autoComplete="off"
        {...rest}
      />
      <span id={unitId}>{unit}</span>
    </span>
  );
}

type ChoiceProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; note?: ReactNode };

export function Checkbox({ label, note, className, ...rest }: ChoiceProps) {
  return (
    <label className={classNames("choice", className)}>
      <input type="checkbox" {...rest} />
      <span>
        {label}
        {note && <span className="choice-note">{note}</span>}
      </span>
    </label>
  );
}

/** One choice out of several, the whole card is the target. */
export function RadioCard({ label, note, className, ...rest }: ChoiceProps) {
  return (
    <label className={classNames("choice choice-card", className)}>
      <input type="radio" {...rest} />
      <span>
        {label}
        {note && <span className="choice-note">{note}</span>}
      </span>
    </label>
  );
}
