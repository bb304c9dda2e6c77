import { Children, isValidElement, type ReactNode } from "react";

/** What the fields of a form are called, by name. */
export type FieldNames = ReadonlyMap<string, string>;

interface Labelled {
  name?: unknown;
  id?: unknown;
  htmlFor?: unknown;
  value?: unknown;
  onChange?: unknown;
  label?: ReactNode;
  children?: ReactNode;
}

/** The words in what is shown: what stands inside parts of our own, and is no text of theirs, is left out. */
function wordsIn(shown: ReactNode): string {
  const words: string[] = [];
  Children.forEach(shown, (part) => {
    if (typeof part === "string" || typeof part === "number") words.push(String(part));
    else if (isValidElement<Labelled>(part)) words.push(wordsIn(part.props.children));
  });
  return words.join("");
}

/** A label as a name: without what is added in brackets, and without the mark of a question. */
function nameOf(label: ReactNode): string {
  return wordsIn(label)
    .trim()
    .replace(/（[^（）]*）$/, "")
    .replace(/[？：:?]$/, "");
}

/** One of several: its words are an answer, not the question. */
function isChoice({ value, onChange }: Labelled): boolean {
  return value !== undefined && onChange === undefined;
}

function collect(children: ReactNode, names: Map<string, string>): void {
  Children.forEach(children, (child) => {
    if (!isValidElement<Labelled>(child)) return;
    const { name, id, htmlFor, label, children: inside } = child.props;
    const words = isChoice(child.props) ? "" : nameOf(htmlFor === undefined ? label : inside);
    for (const key of [name, id, htmlFor]) {
      if (words && typeof key === "string" && !names.has(key)) names.set(key, words);
    }
    collect(inside, names);
  });
}

/**
 * The names of all fields in what a form shows, read off the labels that are handed to them. A field that a
 * client component labels by itself is not seen: it takes its label from the form.
 */
export function fieldNames(children: ReactNode): FieldNames {
  const names = new Map<string, string>();
  collect(children, names);
  return names;
}

/**
 * A field's message for a place apart from the field: it says which one is meant, unless its words do already.
 * A label may begin with its line (第 2 站：地点), which is always said.
 */
export function namedMessage(names: FieldNames, field: string, message: string): string {
  const [whole = field] = field.split(".");
  const name = names.get(field) ?? names.get(whole) ?? names.get(`${whole}[]`);
  if (name === undefined) return message;
  const said = name.split("：").filter((words) => !message.includes(words));
  return [...said, message].join("：");
}
