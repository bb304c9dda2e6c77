import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getClock } from "@/lib/domain/calendar/queries";
import { draftNextYear } from "@/lib/domain/lists/yearly/commands";
import { type RegionYear, requireOpenYear } from "@/lib/domain/regions/closings/queries";
import { listNextDrafts } from "@/lib/domain/years/opening/queries";
import { requireManaged } from "@/lib/domain/years/queries";
import { canOpen } from "@/lib/domain/years/rules";
import { requestRun } from "@/lib/domain/years/runs/commands";
import type { Performed, Performing } from "@/lib/domain/years/runs/types";
import type { OpenYearInput } from "@/lib/domain/years/schema";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

async function requireUnopened(tx: Tx, { regionCode, year }: RegionYear): Promise<void> {
  const opened = await tx.row(sql`select 1 from year_act
    where region_code = ${regionCode} and year = ${year} and act = 'open'`);
  if (opened) throw conflict(`${year} 年度已经开启；还要生成草稿的，请用“结转”`);
}

/** Refuses drafts that cannot be made (any more), so that what was shown is what is done. */
async function requireOffered(actor: Actor, place: RegionYear, wanted: readonly string[]) {
  const { drafts } = await listNextDrafts(actor, place);
  const offered = new Set(drafts.map(({ fromListId }) => fromListId));
  if (wanted.every((id) => offered.has(id))) return;
  throw conflict("所选清单中有的已经有了新年度的草稿，请刷新页面核对后再办理");
}

/**
 * Asks for a year to be opened: records the act and makes the chosen drafts from last year's lists. Throws
 * `conflict` where it was opened before or is closed.
 */
export async function openYear(actor: Actor, input: OpenYearInput): Promise<{ runId: string }> {
  const { regionCode, year, drafts, key } = input;
  await requireManaged(actor, regionCode);
  const { today } = await getClock(actor);
  if (!canOpen(year, today)) throw invalid({ year: "只能开启今年或明年的年度" });
  const wanted = {
    act: "open" as const,
    regionCode,
    year,
    input: { drafts },
    rowsTotal: drafts.length,
  };
  return requestRun(actor, { ...wanted, key }, performOpen);
}

/** Carries an opening out within its run. */
export async function performOpen(tx: Tx, actor: Actor, run: Performing): Promise<Performed> {
  const { regionCode, year, accountId } = run;
  const { drafts } = run.input as { drafts: string[] };
  await requireOpenYear(actor, { regionCode, year });
  await requireUnopened(tx, { regionCode, year });
  await requireOffered(actor, { regionCode, year }, drafts);
  const made = await draftNextYear(tx, actor, { regionCode, year, drafts, accountId });
  return { rowsDone: made.lists.length, summary: { ...made } };
}
