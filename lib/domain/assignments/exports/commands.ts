import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { countExport, readExport } from "@/lib/domain/assignments/exports/queries";
import { EXCEL_ROWS } from "@/lib/domain/assignments/exports/rules";
import type { AssignmentExport } from "@/lib/domain/assignments/exports/schema";
import type { ExportedRow } from "@/lib/domain/assignments/exports/types";
import { transaction } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/shared/ids";

/** An export that has begun: who takes its batches is on record, and so is how many were taken. */
export interface RunningExport {
  id: string;
  /** To be read to the end, or given back by `return`. */
  batches: AsyncIterableIterator<ExportedRow[]> & Closing;
}

interface Closing {
  return(): Promise<IteratorResult<ExportedRow[]>>;
}

const END: IteratorResult<ExportedRow[]> = { done: true, value: undefined };

interface Begun {
  actor: Actor;
  id: string;
  regionCode: string | null;
}

async function note({ actor, id, regionCode }: Begun, action: string, after: unknown) {
  await transaction((tx) =>
    recordAudit(tx, actor, { action, subjectType: "export", subjectId: id, regionCode, after }),
  );
}

/**
 * Passes the batches on, the first one that was read already before the others, and writes down at the end how
 * many rows left, also where it was broken off or never begun: a generator that nobody asked would not.
 */
function counted(
  begun: Begun,
  batches: AsyncGenerator<ExportedRow[]>,
  first: IteratorResult<ExportedRow[]>,
): AsyncIterableIterator<ExportedRow[]> & Closing {
  let waiting: IteratorResult<ExportedRow[]> | undefined = first;
  let rows = 0;
  let ended: Promise<void> | undefined;
  const end = (isComplete: boolean) => {
    ended ??= batches
      .return(undefined)
      .then(() => note(begun, "assignments.exported", { rows, isComplete }));
    return ended;
  };
  const following = () =>
    batches.next().catch(async (error: unknown) => {
      await end(false);
      throw error;
    });
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const found = ended ? END : (waiting ?? (await following()));
      waiting = undefined;
      if (found.done) await end(true);
      else rows += found.value.length;
      return found;
    },
    async return() {
      await end(false);
      return END;
    },
  };
}

/**
 * Begins the export of a list as it stands now, within the actor's reach. Audited twice: that it began,
 * with the filter, and how many rows were given in the end. Throws `invalid` where an Excel sheet would
 * not hold them, `unavailable` where too many export at once.
 */
export async function startExport(
  actor: Actor,
  { format, ...filter }: AssignmentExport,
): Promise<RunningExport> {
  if (format === "xlsx" && (await countExport(actor, filter)) > EXCEL_ROWS) {
    throw invalid({}, `超过 Excel 的 ${EXCEL_ROWS} 行，请改用 CSV，或缩小范围后再导出`);
  }
  const batches = await readExport(actor, filter);
  // The first batch at once, so that what cannot begin is refused before anything was sent.
  const first = await batches.next();
  const begun = { actor, id: newId(), regionCode: filter.regionCode ?? null };
  await note(begun, "assignments.export", { ...filter, format });
  return { id: begun.id, batches: counted(begun, batches, first) };
}
