import type { ResolvedItem } from "@/lib/domain/meetings/items/types";
import type { Day } from "@/lib/shared/dates";
import { randomId } from "@/lib/shared/random-ids";
import type { Saving } from "../../forms/form-progress";

/** A decision as somebody types it; `version` 0 while the server does not know it. */
export interface TypedLine {
  id: string;
  /** Its place on the page; stays where the line gets another id, so that the cursor stays too. */
  row: string;
  version: number;
  text: string;
  unit: { id: string; name: string } | null;
  /** What was typed as the unit and is none yet. */
  unitText: string;
  dueOn: Day | null;
  dayText: string;
  cooperating: { id: string; name: string }[];
  problemId: string | null;
  editedBy: string;
  /** Null while nothing waits to be saved. */
  saving: Saving | null;
  /** What somebody else made of it meanwhile. */
  theirs: ResolvedItem | null;
  /** Why it was refused. */
  fault: string | null;
  /** What happened to it that whoever types should know. */
  notice: string | null;
}

/** An empty line. */
export function emptyLine(): TypedLine {
  const id = randomId();
  return {
    ...{
      id,
      row: id,
      notice: null,
      version: 0,
      text: "",
      unit: null,
      unitText: "",
      dueOn: null,
      dayText: "",
    },
    ...{ cooperating: [], problemId: null, editedBy: "", saving: null, theirs: null, fault: null },
  };
}

/** A line as the server has it. */
export function lineOf(item: ResolvedItem): TypedLine {
  const { organisationId, organisationName } = item;
  return {
    ...emptyLine(),
    ...{ id: item.id, row: item.id, version: item.version, text: item.text, dueOn: item.dueOn },
    unit: organisationId ? { id: organisationId, name: organisationName ?? "" } : null,
    unitText: organisationName ?? "",
    dayText: item.dueOn ?? "",
    cooperating: item.cooperating,
    problemId: item.problemId,
    editedBy: item.editedBy,
  };
}

/** True where the server has the line word for word. */
export function isKept(line: TypedLine, item: ResolvedItem): boolean {
  return (
    line.text.trim() === item.text.trim() &&
    (line.unit?.id ?? null) === item.organisationId &&
    line.dueOn === item.dueOn
  );
}

/** What somebody typed into a line that others took away or gave meanwhile: a line of its own. */
export function asOwn(line: TypedLine): TypedLine {
  return {
    ...line,
    ...{ id: randomId(), version: 0, saving: "edited", theirs: null, fault: null },
    notice: "原来的一条已被他人删除或已形成任务，您写的内容另作一条保留，请核对",
  };
}

/** True where nothing was typed. */
export function isBlank({ text, unit, unitText, dayText }: TypedLine): boolean {
  return text.trim() === "" && !unit && unitText.trim() === "" && dayText.trim() === "";
}

const isQuiet = ({ saving, theirs }: TypedLine) =>
  (saving === null || saving === "saved") && !theirs;

/**
 * What others did while one types: lines that are at rest here become theirs, lines that are being typed stay
 * as they are, what others added comes at the end, what they took away or gave goes.
 */
export function mergeLines(
  mine: readonly TypedLine[],
  server: readonly ResolvedItem[],
): TypedLine[] {
  const drafts = new Map(
    server.filter(({ state }) => state === "draft").map((item) => [item.id, item]),
  );
  const kept = mine.flatMap((line) => {
    const item = drafts.get(line.id);
    drafts.delete(line.id);
    if (item) return [isQuiet(line) && item.version > line.version ? lineOf(item) : line];
    return line.version === 0 || !isQuiet(line) ? [line] : [];
  });
  const added = [...drafts.values()].map(lineOf);
  const blank = kept.findLastIndex((line) => line.version === 0 && isBlank(line));
  return blank < 0
    ? [...kept, ...added]
    : [...kept.slice(0, blank), ...added, ...kept.slice(blank)];
}
