import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor, regionsWithin } from "@/lib/access/reach";
import { changesBetween } from "@/lib/domain/publications/changes/rules";
import type { ComparedCopy } from "@/lib/domain/publications/changes/types";
import type {
  MayMove,
  PublicationPageFacts,
  WaitingPublications,
} from "@/lib/domain/publications/desk/types";
import { isAnothersTurn, mayAct, VERB_OF } from "@/lib/domain/publications/policy";
import { getDeskPublication, listRevisions } from "@/lib/domain/publications/queries";
import {
  beginningsOf,
  MOVES_IN_ORDER,
  type PublicationMove,
  publicPath,
} from "@/lib/domain/publications/rules";
import type { PublicationDetail, Published } from "@/lib/domain/publications/types";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";

/** How many revisions the actor could check or release now: in reach, and not touched by the same hands before. */
export async function countWaitingPublications(actor: Actor): Promise<WaitingPublications> {
  const [toCheck, toRelease] = await Promise.all([
    reachesFor(actor, "publication.check"),
    reachesFor(actor, "publication.release"),
  ]);
  const found = await row<WaitingPublications>(sql`
    select count(*) filter (where p.status = 'submitted' and ${regionsWithin(toCheck, "r")}
        and ${isAnothersTurn(actor, "check")})::int as "toCheck",
      count(*) filter (where p.status = 'checked' and ${regionsWithin(toRelease, "r")}
        and ${isAnothersTurn(actor, "release")})::int as "toRelease"
    from publication p join region r on r.code = p.region_code
    where p.status in ('submitted', 'checked')`);
  return found ?? { toCheck: 0, toRelease: 0 };
}

/** The same as one number, for menus and the list of the day. */
export async function countPublicationsToAct(actor: Actor): Promise<number> {
  const { toCheck, toRelease } = await countWaitingPublications(actor);
  return toCheck + toRelease;
}

async function hasRight(actor: Actor, move: PublicationMove, regionCode: string): Promise<boolean> {
  const reaches = await reachesFor(actor, VERB_OF[move]);
  const found = await row<{ code: string }>(sql`
    select r.code from region r where r.code = ${regionCode} and ${regionsWithin(reaches, "r")}`);
  return found !== undefined;
}

async function movesOf(actor: Actor, publication: PublicationDetail) {
  const possible = MOVES_IN_ORDER.filter((move) => beginningsOf(move).includes(publication.status));
  return Promise.all(
    possible.map(async (move) => {
      const right = await hasRight(actor, move, publication.regionCode);
      const may: MayMove = !right
        ? "no_right"
        : mayAct(actor, move, publication)
          ? "yes"
          : "other_person";
      return { move, may };
    }),
  );
}

interface EarlierCopy extends ComparedCopy {
  id: string;
  revision: number;
}

// The caller has been shown the later revision; whoever sees one sees those before it.
async function findReleasedBefore(later: PublicationDetail): Promise<EarlierCopy | undefined> {
  return row<EarlierCopy>(sql`
    select p.id, p.revision, p.title, p.summary, r.name as "regionName", c.name as "carrierName",
      p.source_title as "sourceTitle", p.source_url as "sourceUrl",
      to_char(p.happened_on, 'YYYY-MM-DD') as "happenedOn", p.facets, p.content,
      p.picture_ids as "pictureIds"
    from publication p join region r on r.code = p.region_code
    left join carrier c on c.code = p.carrier_code
    where p.kind = ${later.kind} and p.subject_id = ${later.subjectId}::uuid
      and p.revision < ${later.revision} and p.released_at is not null
    order by p.revision desc limit 1`);
}

function asPublic(publication: PublicationDetail): Published {
  return { ...publication, releasedOn: dayAt(publication.releasedAt ?? new Date()) };
}

/** A revision with its preview, what is new in it, and what the actor may do; throws `not_found` out of reach. */
export async function getPublicationPage(actor: Actor, id: string): Promise<PublicationPageFacts> {
  const publication = await getDeskPublication(actor, { id });
  const { kind, subjectId } = publication;
  const [moves, before, revisions] = await Promise.all([
    movesOf(actor, publication),
    findReleasedBefore(publication),
    listRevisions(actor, { kind, subjectId }),
  ]);
  return {
    publication,
    shown: asPublic(publication),
    moves,
    previous: before
      ? { id: before.id, revision: before.revision, changes: changesBetween(before, publication) }
      : null,
    revisions,
    publicPath: publicPath(kind, subjectId),
  };
}
