import type { ListKind } from "@/lib/domain/imports/schema";
import type { Column } from "@/lib/domain/lists/cells/types";
import { type Guess, guessedColumns } from "@/lib/domain/lists/editing/rules";
import type { Block } from "@/lib/domain/lists/sheet/rules";
import type { Edit, Sheet } from "@/lib/domain/lists/sheet/types";

/** Cells that were filled by guess, by row and column. */
export type Guesses = ReadonlyMap<string, Readonly<Record<string, Guess>>>;

/** The cells of the rows that a block added which it did not bring itself. */
export function guessesIn(
  kind: ListKind,
  { texts, row, columns }: Pick<Block, "texts" | "row" | "columns">,
  { before, after }: { before: Sheet; after: Sheet },
): Guesses {
  const guesses = new Map<string, Readonly<Record<string, Guess>>>();
  for (const [at, cells] of texts.entries()) {
    const id = after.order[row + at];
    const made = id === undefined || before.rows.has(id) ? undefined : after.rows.get(id);
    if (!made) continue;
    const given = columns.slice(0, cells.length).map(({ key }) => key);
    const guessed = guessedColumns(kind, made.values, { given, isFollowing: row + at > 0 });
    if (Object.keys(guessed).length > 0) guesses.set(made.id, guessed);
  }
  return guesses;
}

/** The guesses without some cells of a row. */
export function withoutGuesses(guesses: Guesses, id: string, keys: readonly string[]): Guesses {
  const left = Object.entries(guesses.get(id) ?? {}).filter(([key]) => !keys.includes(key));
  const after = new Map(guesses);
  if (left.length > 0) after.set(id, Object.fromEntries(left));
  else after.delete(id);
  return after;
}

/** What somebody wrote is no guess any more. */
export function withoutTouched(guesses: Guesses, edit: Edit, columns: readonly Column[]): Guesses {
  return edit.changes.reduce((left, { id, after }) => {
    if (!left.has(id)) return left;
    const touched = columns.filter(
      ({ key, fields }) => key in after.typed || fields.some((field) => field in after.values),
    );
    return withoutGuesses(
      left,
      id,
      touched.map(({ key }) => key),
    );
  }, guesses);
}
