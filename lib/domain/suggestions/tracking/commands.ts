import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requirePublicPass } from "@/lib/access/public-guard";
import { held, hold } from "@/lib/access/public-hold";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { requireHarmless } from "@/lib/domain/detection/commands";
import { trailOf } from "@/lib/domain/suggestions/filing/commands";
import { beginningsOf } from "@/lib/domain/suggestions/rules";
import { noteEvent } from "@/lib/domain/suggestions/telling/commands";
import { findSuggestionByCode } from "@/lib/domain/suggestions/tracking/queries";
import type {
  AdditionInput,
  LookupInput,
  WithdrawalInput,
} from "@/lib/domain/suggestions/tracking/schema";
import { AppError, conflict } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const MOVED_ON = "这条建议刚刚有了新进展，请刷新页面查看；您填写的内容仍在页面上";
const MOST_ADDITIONS = 5;

/** Opens the tracking page for half an hour: the browser holds which suggestion, sealed, the address nothing. */
export async function lookUp(actor: Actor, { trackingCode }: LookupInput): Promise<void> {
  await hold("track", await findSuggestionByCode(actor, trackingCode));
}

/** The suggestion whose code was shown within the last half hour, or null. */
export async function findHeldSuggestion(_actor: Actor): Promise<string | null> {
  const id = await held("track");
  return id && isId(id) ? id : null;
}

/** The same for acts; throws `unauthenticated` where the code has to be shown again. */
export async function requireHeldSuggestion(actor: Actor): Promise<string> {
  const id = await findHeldSuggestion(actor);
  if (id) return id;
  throw new AppError("unauthenticated", "查询已超时，请重新输入查询码；您填写的内容仍在页面上");
}

/** Closes the tracking page. */
export async function leaveTracking(_actor: Actor): Promise<void> {
  await hold("track", "");
}

/** Adds words to one's own suggestion while it is being dealt with; at most five times. */
export async function addToSuggestion(actor: Actor, input: AdditionInput): Promise<void> {
  const id = await requireHeldSuggestion(actor);
  await requireHarmless(actor, { addition: input.addition });
  await requirePublicPass(input.pass, "add");
  await write(actor, { action: "suggestion.add" }, async (tx) => {
    const changed = await tx.count(sql`
      update suggestion set version = version + 1
      where id = ${id}::uuid and version = ${input.version} and sealed_key is not null
        and status in ('received', 'screened', 'taken_up')
        and (select count(*) from suggestion_event e
          where e.suggestion_id = id and e.kind = 'addition') < ${MOST_ADDITIONS}`);
    if (changed === 0) throw conflict(MOVED_ON);
    await noteEvent(tx, actor, { id, kind: "addition", words: input.addition });
    await recordAudit(tx, actor, {
      action: "suggestion.add",
      ...trailOf(null),
    });
  });
}

/** Withdraws one's own suggestion before it is taken up; its contact is destroyed at once. */
export async function withdrawSuggestion(actor: Actor, input: WithdrawalInput): Promise<void> {
  const id = await requireHeldSuggestion(actor);
  await write(actor, { action: "suggestion.withdraw" }, async (tx) => {
    const changed = await tx.count(sql`
      update suggestion set status = 'withdrawn', closed_on = ${TODAY}, version = version + 1
      where id = ${id}::uuid and version = ${input.version}
        and status = any (${[...beginningsOf("withdraw")]}::suggestion_status[])`);
    if (changed === 0) throw conflict(MOVED_ON);
    await tx.count(sql`delete from suggestion_contact where suggestion_id = ${id}::uuid`);
    await noteEvent(tx, actor, { id, kind: "withdrawn" });
    await recordAudit(tx, actor, {
      action: "suggestion.withdraw",
      ...trailOf(null),
    });
  });
}
