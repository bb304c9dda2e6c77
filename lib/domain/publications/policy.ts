/*
 * Anybody reads what is published. What is on its way is read by those who check and release in its region or
 * above (the leading group's offices), and by whoever wrote it. Whoever hands something over is decided by
 * the domain that it comes from.
 */
import type { Actor } from "@/lib/access/actor";
import { type Reach, regionsWithin } from "@/lib/access/reach";
import type { Verb } from "@/lib/access/roles";
import { type Hands, isAnotherPerson, type PublicationMove } from "@/lib/domain/publications/rules";
import { type Statement, sql } from "@/lib/platform/sql";

/** The right that a move needs. */
export const VERB_OF: Record<PublicationMove, Verb> = {
  check: "publication.check",
  return: "publication.check",
  release: "publication.release",
  withdraw: "publication.release",
};

/** The condition that rows of `publication` under `alias` are shown to the public. */
export function isPublished(alias: string): Statement {
  return sql`${sql.raw(alias)}.status = 'published'`;
}

/** The condition that the public sees something of the thing with this kind and id (both as SQL). */
export function isShown(kind: Statement, subjectId: Statement): Statement {
  return sql`exists (select 1 from publication shown where shown.kind = ${kind}
    and shown.subject_id = ${subjectId} and ${isPublished("shown")})`;
}

/** The condition that a copy of the thing with this kind and id (both as SQL) waits to be checked or released. */
export function isOnItsWay(kind: Statement, subjectId: Statement): Statement {
  return sql`exists (select 1 from publication sent where sent.kind = ${kind}
    and sent.subject_id = ${subjectId} and sent.status in ('submitted', 'checked'))`;
}

/** The condition that rows of `publication` p in region r are read at the desk: in reach, or one's own. */
export function deskVisible(actor: Actor, reaches: readonly Reach[]): Statement {
  const own = actor.kind === "staff" ? sql`p.written_by_id = ${actor.accountId}::uuid` : sql`false`;
  return sql`(${own} or ${regionsWithin(reaches, "r")})`;
}

/** True when the actor may make the move as one of three persons; the system may make any. */
export function mayAct(actor: Actor, move: PublicationMove, hands: Hands): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "staff" && isAnotherPerson(actor.accountId, move, hands);
}

/**
 * The copies w before `publication` p that were handed over since one was released: p may carry their words on,
 * so that whoever wrote one of them is a writer of p too.
 */
export const EARLIER_COPIES = sql`from publication w
  where w.kind = p.kind and w.subject_id = p.subject_id and w.revision < p.revision
    and w.written_by_id is not null
    and w.revision > coalesce((select max(x.revision) from publication x
      where x.kind = p.kind and x.subject_id = p.subject_id and x.revision < p.revision
        and x.released_at is not null), 0)`;

/** The condition that the steps of `publication` p taken so far were made by other persons than the actor. */
export function isAnothersTurn(actor: Actor, move: "check" | "release"): Statement {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind !== "staff") return sql`false`;
  const notWritten = sql`(p.written_by_id is distinct from ${actor.accountId}::uuid
    and not exists (select 1 ${EARLIER_COPIES} and w.written_by_id = ${actor.accountId}::uuid))`;
  if (move === "check") return notWritten;
  return sql`(${notWritten} and p.checked_by_id is distinct from ${actor.accountId}::uuid)`;
}
