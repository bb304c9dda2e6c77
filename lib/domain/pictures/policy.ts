/*
 * Anybody sees a picture that something published shows. Before that it is seen by the organisation that
 * uploaded it, by the one whose venue, work, story or site it was added to (by a township or a superior), by
 * whoever reads, checks or releases public content of its region, and by whoever reads the publication that
 * waits with it. Whoever may write public content of any kind may upload.
 */
import type { Actor } from "@/lib/access/actor";
import { hasVerb, reachesFor, regionsWithin } from "@/lib/access/reach";
import type { Verb } from "@/lib/access/roles";
import { deskVisible, isPublished } from "@/lib/domain/publications/policy";
import { type Statement, sql } from "@/lib/platform/sql";

const WRITERS: readonly Verb[] = [
  "news.write",
  "site.recommend",
  "site.manage",
  "case.submit",
  "case.select",
  "tour.manage",
  "culture.enter",
  "culture.manage",
  "topic.manage",
  "topic.answer",
];

const READERS: readonly Verb[] = [
  "publication.check",
  "publication.release",
  "site.read",
  "site.manage",
  "case.assess",
  "case.select",
  "culture.manage",
  "topic.read",
];

/** True where the actor may write public content of some kind. */
export function canUploadPictures(actor: Actor): boolean {
  return WRITERS.some((verb) => hasVerb(actor, verb));
}

/** The condition that a published thing shows the picture under `alias`. */
export function isShown(alias: string): Statement {
  return sql`exists (select 1 from publication p
    where p.picture_ids @> array[${sql.raw(alias)}.id] and ${isPublished("p")})`;
}

/** The condition that a record of the organisation holds the picture under `alias`. */
function isHeldBy(organisationId: string, alias: string): Statement {
  const held = sql.raw(alias);
  return sql`(exists (select 1 from culture_venue v
      where v.entered_by_id = ${organisationId}::uuid and v.picture_ids @> array[${held}.id])
    or exists (select 1 from culture_piece w
      where w.entered_by_id = ${organisationId}::uuid and w.picture_ids @> array[${held}.id])
    or exists (select 1 from demonstration_site s where s.organisation_id = ${organisationId}::uuid
      and s.page -> 'pictureIds' @> to_jsonb(${held}.id::text)))`;
}

/** The condition that the actor may see the picture under `alias`. */
export async function picturesVisibleTo(actor: Actor, alias: string): Promise<Statement> {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "visitor") return isShown(alias);
  const reaches = (await Promise.all(READERS.map((verb) => reachesFor(actor, verb)))).flat();
  const held = sql.raw(alias);
  return sql`(${held}.organisation_id = ${actor.organisation.id}::uuid
    or ${isHeldBy(actor.organisation.id, alias)}
    or exists (select 1 from region r where r.code = ${held}.region_code and ${regionsWithin(reaches, "r")})
    or exists (select 1 from publication p join region r on r.code = p.region_code
      where p.picture_ids @> array[${held}.id] and (${isPublished("p")} or ${deskVisible(actor, reaches)})))`;
}
