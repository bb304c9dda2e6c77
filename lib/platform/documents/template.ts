import { Buffer } from "node:buffer";
import { type Tag, TagDisposition, TemplateHandler, TemplateSyntaxError } from "easy-template-x";
import { fromBufferPromise } from "yauzl";

// Word templates of offices: {单位名称} is replaced, {#任务} … {/任务} is repeated for each row. What an
// archive may hide has been checked when it was received; this looks at what only a Word file can hide.

/** What a template may name: single fields, and lists with the fields of their rows. */
export interface TemplateFields {
  fields: readonly string[];
  lists: Readonly<Record<string, readonly string[]>>;
}

/** The values of a template: text by field, rows by list. */
export type TemplateValues = Record<string, string | Record<string, string>[]>;

/**
 * What is wrong with a placeholder, as it stands in the document:
 * - `unknown` names nothing there is; `outside` is a row's field outside of its list
 * - `unclosed`, `unopened`: a list without its end or its beginning; `nested`: a list in a list
 * - `braces`: a brace without its partner
 * - `linked`: a part that would be fetched from elsewhere when the document is opened
 */
export interface TemplateProblem {
  problem: "unknown" | "outside" | "unclosed" | "unopened" | "nested" | "braces" | "linked";
  placeholder: string;
}

const HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";
const FOOTER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer";
// What Word fetches by itself; a hyperlink is only followed by a person.
const FETCHED = /(attachedTemplate|oleObject|image|subDocument|frame|package)"[^>]*External/i;

/** Text of those parts of an archive that say what else is loaded, and of its main parts' beginning. */
async function partsOf(bytes: Buffer, name: RegExp): Promise<{ name: string; text: string }[]> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  try {
    const found: { name: string; text: string }[] = [];
    for await (const entry of zip.eachEntry()) {
      if (!name.test(entry.fileName)) continue;
      const pieces: Buffer[] = [];
      const stream = await zip.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
      found.push({ name: entry.fileName, text: Buffer.concat(pieces).toString("utf8") });
    }
    return found;
  } finally {
    zip.close();
  }
}

async function linkedParts(bytes: Buffer): Promise<TemplateProblem[]> {
  const relations = await partsOf(bytes, /\.rels$/);
  const linked = relations.filter(({ text }) =>
    (text.match(/<Relationship\b[^>]*>/g) ?? []).some((one) => FETCHED.test(one)),
  );
  const texts = await partsOf(bytes, /^word\/[^/]+\.xml$/);
  const declared = texts.filter(({ text }) => text.includes("<!DOCTYPE"));
  return [...linked, ...declared].map(({ name }) => ({ problem: "linked", placeholder: name }));
}

function rowFields(known: TemplateFields, list: string | null): readonly string[] {
  return list === null ? [] : (known.lists[list] ?? []);
}

/** Walks the placeholders in their order and says which do not fit what there is. */
function problemsOf(tags: readonly Tag[], known: TemplateFields): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const tell = (problem: TemplateProblem["problem"], name: string) =>
    problems.push({ problem, placeholder: name });
  const inAnyList = new Set(Object.values(known.lists).flat());
  let open: string | null = null;
  for (const { name, disposition } of tags) {
    if (disposition === TagDisposition.Open) {
      if (open !== null) tell("nested", name);
      else if (!Object.hasOwn(known.lists, name)) tell("unknown", name);
      open ??= name;
    } else if (disposition === TagDisposition.Close) {
      if (open === name) open = null;
      else tell("unopened", name);
    } else if (!known.fields.includes(name) && !rowFields(known, open).includes(name)) {
      tell(inAnyList.has(name) ? "outside" : "unknown", name);
    }
  }
  if (open !== null) tell("unclosed", open);
  return problems;
}

async function textOf(handler: TemplateHandler, bytes: Buffer): Promise<string> {
  const parts = await Promise.all(
    [HEADER, FOOTER].map((type) => handler.getParts(bytes, type).catch(() => [])),
  );
  const texts = await Promise.all(parts.flat().map((part) => part.getText()));
  return [await handler.getText(bytes), ...texts].join("\n");
}

function sample({ fields, lists }: TemplateFields): TemplateValues {
  const rowOf = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, "示例"]));
  return {
    ...rowOf(fields),
    ...Object.fromEntries(Object.entries(lists).map(([name, names]) => [name, [rowOf(names)]])),
  };
}

/**
 * What keeps a template from being filled: placeholders that are unknown or broken, found by their names
 * and by a trial with examples. Empty where it can be used. Throws for what is no Word document.
 */
export async function findTemplateProblems(
  bytes: Buffer,
  known: TemplateFields,
): Promise<TemplateProblem[]> {
  const linked = await linkedParts(bytes);
  if (linked.length > 0) return linked;
  const handler = new TemplateHandler();
  try {
    const named = problemsOf(await handler.parseTags(bytes), known);
    if (named.length > 0) return named;
    const tried = await textOf(handler, await handler.process(bytes, sample(known)));
    const left = tried.match(/[{}][^{}\n]{0,20}/);
    return left ? [{ problem: "braces", placeholder: left[0] }] : [];
  } catch (error) {
    if (error instanceof TemplateSyntaxError) {
      return [{ problem: "braces", placeholder: error.message.slice(0, 60) }];
    }
    throw error;
  }
}

/** The template with its values; lists without rows vanish with their paragraphs or table rows. */
export async function fillTemplate(bytes: Buffer, values: TemplateValues): Promise<Buffer> {
  return new TemplateHandler().process(bytes, values);
}
