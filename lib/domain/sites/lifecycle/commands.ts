import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { reachesFor } from "@/lib/access/reach";
import { notify } from "@/lib/domain/notifications/commands";
import { readableSites, standingColumns } from "@/lib/domain/sites/lifecycle/policy";
import { canMove, endOf, mayMove, type SiteMove } from "@/lib/domain/sites/lifecycle/rules";
import type { HeldSite } from "@/lib/domain/sites/lifecycle/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOVED_ON = "这个示范点刚被他人办理，请刷新页面核对后再办";

/** Takes hold of a site that the actor reads; throws `not_found` for any other. */
export async function holdSite(tx: Tx, actor: Actor, siteId: string): Promise<HeldSite> {
  const [reading, managing] = await Promise.all([
    reachesFor(actor, "site.read"),
    reachesFor(actor, "site.manage"),
  ]);
  const found = await tx.row<HeldSite>(sql`
    select s.id, s.kind, s.name, s.organisation_id as "organisationId", o.name as "organisationName",
      s.carrier_code as "carrierCode", s.region_code as "regionCode", s.level_wished as "levelWished",
      s.level_named as "levelNamed", s.status, s.notice_id as "noticeId", s.named_on as "namedOn",
      s.naming_document as "namingDocument", s.recheck_due_on as "recheckDueOn",
      s.is_example as "isExample", s.version, ${standingColumns(actor, managing)}
    from demonstration_site s join organisation o on o.id = s.organisation_id
    where s.id = ${siteId}::uuid and ${readableSites(actor, reading)} for update of s`);
  if (!found) throw notFound("示范点");
  return found;
}

/** The same for a move that the actor makes in the version that was shown. */
export async function holdForMove(
  tx: Tx,
  actor: Actor,
  step: { siteId: string; version: number; move: SiteMove },
): Promise<HeldSite> {
  const site = await holdSite(tx, actor, step.siteId);
  if (actor.kind !== "system" && !mayMove(site, step.move)) throw forbidden();
  if (site.version !== step.version || !canMove(site.status, step.move)) throw conflict(MOVED_ON);
  return site;
}

/** Something noted in the history of a site, and what its organisation is told of it. */
export interface SiteNote {
  move: string;
  text?: string;
  /** Title of the message to the organisation; none where it did it itself. */
  told?: string;
  /** What of it the audit trail keeps. */
  facts?: Record<string, unknown>;
}

/** Notes what happened in the history and the audit trail, and tells the organisation. */
export async function noteStep(
  tx: Tx,
  actor: Actor,
  site: HeldSite,
  note: SiteNote & { to?: HeldSite["status"] },
): Promise<void> {
  const to = note.to ?? site.status;
  await tx.count(sql`
    insert into site_step (id, site_id, move, from_status, to_status, text, account_id, by_name,
      organisation_name)
    values (${newId()}, ${site.id}, ${note.move}, ${site.status}::demonstration_status,
      ${to}::demonstration_status, ${note.text ?? ""},
      ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)},
      ${actor.kind === "staff" ? actor.organisation.name : ""})`);
  await recordAudit(tx, actor, {
    ...{ action: `site.${note.move}`, subjectType: "demonstration_site", subjectId: site.id },
    regionCode: site.regionCode,
    before: { status: site.status },
    after: { status: to, name: site.name, ...note.facts },
  });
  if (!note.told || site.isUnit) return;
  const link = `/desk/sites/${site.id}`;
  await notify(tx, {
    ...{ organisationId: site.organisationId, kind: `site.${note.move}`, title: note.told, link },
  });
}

/** Makes the move: compare-and-set with what changes beside the state, the history, the audit, the message. */
export async function moveSite(
  tx: Tx,
  actor: Actor,
  site: HeldSite,
  step: SiteNote & { move: SiteMove; set?: Statement },
): Promise<void> {
  const to = endOf(step.move);
  const beside = step.set ? sql`, ${step.set}` : sql.empty;
  const moved = await tx.count(sql`
    update demonstration_site set status = ${to}::demonstration_status, status_since = now(),
      version = version + 1 ${beside}
    where id = ${site.id}::uuid and version = ${site.version}
      and status = ${site.status}::demonstration_status`);
  if (moved === 0) throw conflict(MOVED_ON);
  await noteStep(tx, actor, site, { ...step, to });
}
