import "server-only";
import type { Actor } from "@/lib/access/actor";
import { dueRange } from "@/lib/domain/assignments/rules";
import { versionOf } from "@/lib/domain/counters/scope/queries";
import { countCorrections, differencesOf } from "@/lib/domain/editions/comparing/rules";
import type {
  EditionCheck,
  EditionComparison,
  EditionMove,
} from "@/lib/domain/editions/comparing/types";
import { presentScopeOf, readNumbers, tasksOfQuery } from "@/lib/domain/editions/freezing/queries";
import { periodOf } from "@/lib/domain/editions/freezing/rules";
import { canFollow } from "@/lib/domain/editions/policy";
import { getEdition } from "@/lib/domain/editions/queries";
import { fingerprintsOf } from "@/lib/domain/editions/rules";
import type { EditionDetail } from "@/lib/domain/editions/types";
import { rows, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

const compared = createVersionedCache<EditionComparison>(500);

/**
 * An edition beside the live data under the same question and the same day's clock. Kept for the version of
 * the counters beneath: unchanged data cost one statement.
 */
export async function compareWithLive(
  actor: Actor,
  edition: Pick<EditionDetail, "id" | "query" | "figures">,
): Promise<EditionComparison> {
  const scope = await presentScopeOf(actor, edition.query);
  const version = versionOf(scope);
  return compared.get(edition.id, version, async () => {
    const live = await transaction((tx) => readNumbers(tx, scope, edition.query));
    const differences = differencesOf(edition.figures, live);
    return { version, differences, corrections: countCorrections(differences) };
  });
}

/** Whether an edition's content still has its fingerprints; one from before SM3 has only the other. */
export function isIntact(edition: EditionDetail): boolean {
  const { sha256, sm3 } = fingerprintsOf(edition.query, edition.figures);
  const isSm3 = edition.fingerprintSm3 === "" || edition.fingerprintSm3 === sm3;
  return edition.fingerprint === sha256 && isSm3;
}

/**
 * Whether an edition is as it was frozen, and where the live data have moved on since. `not_found` for
 * whoever does not follow the region's figures, also where the edition itself is open to everybody.
 */
export async function checkEdition(actor: Actor, id: string): Promise<EditionCheck> {
  const edition = await getEdition(actor, id);
  if (!canFollow(actor, edition)) throw notFound("期");
  const { sha256, sm3 } = fingerprintsOf(edition.query, edition.figures);
  const comparison = await compareWithLive(actor, edition);
  return {
    ...comparison,
    isIntact: isIntact(edition),
    fingerprint: sha256,
    fingerprintSm3: sm3,
  };
}

const MOVES_SHOWN = 50;

/** The latest assignments behind an edition that moved since it was frozen; under the rule of `checkEdition`. */
export async function listMovesSince(actor: Actor, id: string): Promise<EditionMove[]> {
  const edition = await getEdition(actor, id);
  if (!canFollow(actor, edition)) throw notFound("期");
  const { query } = edition;
  const scope = await presentScopeOf(actor, query);
  const [dueFrom, dueTo] = dueRange(query.year, periodOf(query), query.day);
  const since = query.isPast
    ? sql`((${query.day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`
    : sql`${edition.frozenAt}::timestamptz`;
  return rows<EditionMove>(sql`
    with fact as materialized ${await tasksOfQuery(scope, query)}, moved as (
      select e.id, e.assignment_id, e.from_status, e.to_status, e.at, e.reason, fact.task_id,
        a.organisation_id, a.township_code, a.node_code
      from assignment_event e join fact on fact.root_task_id = e.root_task_id
      join assignment a on a.id = e.assignment_id
      where e.node_code = any (${[...scope.nodes.keys()]}::text[]) and e.at > ${since}
        and a.year = ${query.year} and a.due_on between ${dueFrom}::date and ${dueTo}::date
      order by e.at desc, e.id desc limit ${MOVES_SHOWN}
    )
    select m.id::text, m.assignment_id::text as "assignmentId", o.name as "organisationName",
      r.name as "placeName", t.code, t.title, m.from_status as "fromStatus",
      m.to_status as "toStatus", to_json(m.at) #>> '{}' as at, m.reason
    from moved m join organisation o on o.id = m.organisation_id join task t on t.id = m.task_id
    join region r on r.code = coalesce(m.township_code, m.node_code)
    order by m.at desc, m.id desc`);
}
