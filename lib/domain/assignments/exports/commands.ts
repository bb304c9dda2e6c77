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
  batches: AsyncGenerator<ExportedRow[]>;
}

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

/** Takes the first batch at once, so that what cannot begin is refused before anything was sent. */
async function begin(
  batches: AsyncGenerator<ExportedRow[]>,
): Promise<AsyncGenerator<ExportedRow[]>> {
  const first = await batches.next();
  return (async function* rest() {
    try {
      if (!first.done) yield first.value;
      yield* batches;
    } finally {
      await batches.return(undefined);
    }
  })();
}

/** Passes the batches on and writes down at the end how many rows left, also where it was broken off. */
async function* counted(
  begun: Begun,
  batches: AsyncGenerator<ExportedRow[]>,
): AsyncGenerator<ExportedRow[]> {
  let rows = 0;
  let isComplete = false;
  try {
    for await (const batch of batches) {
      rows += batch.length;
      yield batch;
    }
    isComplete = true;
  } finally {
    await note(begun, "assignments.exported", { rows, isComplete });
  }
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
  const batches = await begin(await readExport(actor, filter));
  const begun = { actor, id: newId(), regionCode: filter.regionCode ?? null };
  await note(begun, "assignments.export", { ...filter, format });
  return { id: begun.id, batches: counted(begun, batches) };
}
