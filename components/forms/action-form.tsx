"use client";

import {
  type ComponentProps,
  createContext,
  type ReactNode,
  type SyntheticEvent,
  useActionState,
  useContext,
} from "react";
import type { ActionState } from "@/lib/access/action";
import { ErrorSummary } from "../ui/error-summary";
import { Notice } from "../ui/feedback";
import { FieldError, FieldGroup, fieldAria } from "../ui/field";
import { Checkbox } from "../ui/input";
import { type FieldNames, fieldNames, namedMessage } from "./field-names";
import { type Choice, type FieldText, RadioField, SelectField, TextField } from "./form-fields";
import { SubmitButton } from "./submit-button";
import { TextAreaField } from "./text-area-field";

/** A server action made by defineAction, as a form sends it. */
export type FormAction<T = unknown> = (
  previous: ActionState<T>,
  form: FormData,
) => Promise<ActionState<T>>;

const AnswerContext = createContext<ActionState>({ ok: null });

/** The answer to the form around: a field's error, and what was typed into it before. */
function useAnswer(name: string): { error: string | undefined; typed: string | undefined } {
  const answer = useContext(AnswerContext);
  if (answer.ok !== false) return { error: undefined, typed: undefined };
  const typed = answer.values[name];
  return { error: answer.fields[name], typed: typeof typed === "string" ? typed : undefined };
}

/** Says above a form what went wrong, with a link to each field; each line says by its label which field it means. */
export function FormFailure({ answer, names }: { answer: ActionState; names: () => FieldNames }) {
  if (answer.ok !== false) return null;
  const { form, ...fields } = answer.fields;
  const known = names();
  const errors = Object.entries(fields).map(([field, message]) => ({
    field,
    message: namedMessage(known, field, message),
  }));
  if (errors.length > 0)
    return <ErrorSummary errors={errors} title={answer.message} answer={answer} />;
  return (
    <div className="mb-5">
      <Notice tone="error" live title={answer.message}>
        {form && <p>{form}</p>}
      </Notice>
    </div>
  );
}

type ActionFormProps<T> = {
  action: FormAction<T>;
  submit: ReactNode;
  pendingText?: string;
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  wide?: boolean;
  /** Shown beside the button, for example the way back. */
  beside?: ReactNode;
  /** Sent along unseen. */
  hidden?: Record<string, string | undefined>;
  className?: string;
  children?: ReactNode;
};

/** React empties a form after its answer; one that failed keeps what was typed and chosen, but no secret. */
function keepTyped(event: SyntheticEvent<HTMLFormElement>): void {
  event.preventDefault();
  const secrets = event.currentTarget.querySelectorAll<HTMLInputElement>(
    'input[type="password"], input[autocomplete="one-time-code"]',
  );
  for (const input of secrets) input.value = "";
}

/** A form over a server action: works without script, keeps what was typed, shows errors at the fields. */
export function ActionForm<T>({
  action,
  hidden = {},
  children,
  className,
  ...button
}: ActionFormProps<T>) {
  const [answer, send] = useActionState<ActionState<T>, FormData>(action, { ok: null });
  return (
    <form
      action={send}
      className={className}
      noValidate
      onReset={(event) => {
        if (answer.ok === false) keepTyped(event);
      }}
    >
      <FormBody answer={answer} hidden={hidden} {...button}>
        {children}
      </FormBody>
    </form>
  );
}

/**
 * The mark of the state that the person has seen, as `seen`: the state that a refusal told of, else the one that what
 * was typed began with. Without script the page is read anew after each answer, and would carry a mark unseen.
 */
function withSeen(
  hidden: Record<string, string | undefined>,
  answer: ActionState,
): Record<string, string | undefined> {
  if (hidden.seen === undefined || answer.ok !== false) return hidden;
  if (answer.latest !== undefined) return { ...hidden, seen: answer.latest };
  const { seen } = answer.values;
  const isKept = answer.code !== "conflict" && typeof seen === "string";
  return isKept ? { ...hidden, seen } : hidden;
}

/** What stands inside a form, for forms that show their answer in a way of their own. */
export function FormBody({
  answer,
  hidden = {},
  submit,
  beside,
  children,
  ...button
}: Omit<ActionFormProps<unknown>, "action" | "className"> & { answer: ActionState }) {
  return (
    <>
      <FormFailure answer={answer} names={() => fieldNames(children)} />
      {Object.entries(withSeen(hidden, answer)).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <AnswerContext value={answer}>{children}</AnswerContext>
      <div className={children ? "mt-6 flex flex-wrap items-center gap-3" : undefined}>
        <SubmitButton {...button}>{submit}</SubmitButton>
        {beside}
      </div>
    </>
  );
}

type TextProps = Omit<Parameters<typeof TextField>[0], "error">;

/** A line of text of the form around. */
export function FormText({ defaultValue, ...rest }: TextProps) {
  const { error, typed } = useAnswer(rest.name);
  return <TextField {...rest} error={error} defaultValue={typed ?? defaultValue} />;
}

type TextAreaProps = Omit<Parameters<typeof TextAreaField>[0], "error">;

/** Long text of the form around, with a count of its characters; with a value, the page around keeps the text. */
export function FormTextArea({ defaultValue, ...rest }: TextAreaProps) {
  const { error, typed } = useAnswer(rest.name);
  if (rest.value !== undefined) return <TextAreaField {...rest} error={error} />;
  const value = typed ?? defaultValue;
  // A form that is reset after its answer forgets the text unless the box is made anew.
  return <TextAreaField key={typed} {...rest} error={error} defaultValue={value} />;
}

type SelectProps = Omit<Parameters<typeof SelectField>[0], "error">;

/** A list of choices of the form around. */
export function FormSelect({ defaultValue, ...rest }: SelectProps) {
  const { error, typed } = useAnswer(rest.name);
  const value = typed ?? defaultValue;
  // A form that is reset after its answer forgets the choice unless the list is made anew.
  return <SelectField key={String(value)} {...rest} error={error} defaultValue={value} />;
}

/** One of a few, of the form around. */
export function FormRadio({
  defaultValue,
  ...rest
}: FieldText & { choices: readonly Choice[]; defaultValue?: string | undefined }) {
  const { error, typed } = useAnswer(rest.name);
  const value = typed ?? defaultValue;
  return <RadioField key={value} {...rest} error={error} defaultValue={value} />;
}

/** A yes or no of the form around. */
export function FormCheckbox({
  name,
  id = name,
  label,
  note,
  defaultChecked,
}: {
  name: string;
  /** Where several forms of a page have a box of this name. */
  id?: string;
  label: ReactNode;
  note?: ReactNode;
  defaultChecked?: boolean;
}) {
  const answer = useContext(AnswerContext);
  const { error } = useAnswer(name);
  // A box that was left empty is not sent at all.
  const checked = answer.ok === false ? answer.values[name] === "on" : defaultChecked;
  return (
    <div className={error ? "field-invalid" : undefined}>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <Checkbox
        {...fieldAria(id, { error })}
        name={name}
        label={label}
        note={note}
        defaultChecked={checked}
      />
    </div>
  );
}

/** One of several that may be chosen, of the form around: `name` ends in `[]`, what was sent stays chosen. */
export function FormTick({
  name,
  value,
  label,
  note,
  defaultChecked,
}: {
  name: `${string}[]`;
  value: string;
  label: ReactNode;
  note?: ReactNode;
  defaultChecked?: boolean;
}) {
  const answer = useContext(AnswerContext);
  const sent = answer.ok === false ? [answer.values[name.slice(0, -2)] ?? []].flat() : undefined;
  const checked = sent ? sent.includes(value) : defaultChecked;
  // A form that is reset after its answer forgets the choice unless the box is made anew.
  return (
    <Checkbox
      key={String(checked)}
      name={name}
      value={value}
      label={label}
      note={note}
      defaultChecked={checked}
    />
  );
}

/** What belongs together in the form around, with one question, and one error, for all. */
export function FormGroup({
  name,
  ...rest
}: Omit<ComponentProps<typeof FieldGroup>, "id" | "error"> & { name: string }) {
  const { error } = useAnswer(name);
  return <FieldGroup id={name} error={error} {...rest} />;
}

/** What is wrong with a group of the form around that is no control of its own; it stands inside the group. */
export function FormProblem({ name }: { name: string }) {
  const { error } = useAnswer(name);
  return error ? <FieldError id={`${name}-error`}>{error}</FieldError> : null;
}

/** A file of the form around; a browser never keeps one, so it is chosen again after an error. */
export function FormFile({ accept, ...text }: Omit<FieldText, "error"> & { accept: string }) {
  const { error } = useAnswer(text.name);
  return <TextField {...text} error={error} type="file" accept={accept} />;
}
