import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canRead, canReadEditions, canReadInternal } from "@/lib/domain/editions/policy";
import type { EditionDetail, EditionPurpose, EditionRow } from "@/lib/domain/editions/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const COLUMNS = sql`
  e.id, e.region_code as "regionCode", r.name as "regionName", e.year, e.number, e.purpose, e.title,
  e.status, e.fingerprint, e.frozen_at as "frozenAt", e.frozen_by_id as "frozenById",
  e.frozen_by_name as "frozenByName", e.released_at as "releasedAt",
  e.released_by_name as "releasedByName", e.version,
  (select json_build_object('at', k.at, 'isIntact', k.is_intact, 'differences', k.differences,
      'corrections', k.corrections) from edition_check k
    where k.edition_id = e.id order by k.at desc limit 1) as "lastCheck"`;

const WHOLE = sql`${COLUMNS}, e.fingerprint_sm3 as "fingerprintSm3", e.query, e.figures
  from edition e join region r on r.code = e.region_code`;

type Dated<Row> = Omit<Row, "frozenAt" | "releasedAt"> & {
  frozenAt: Date;
  releasedAt: Date | null;
};

function shown<Row extends { frozenAt: Date; releasedAt: Date | null }>(found: Row) {
  return {
    ...found,
    frozenAt: found.frozenAt.toISOString(),
    releasedAt: found.releasedAt?.toISOString() ?? null,
  };
}

/** Of an edition `e` of a region: the actor may read it. */
function readableIn(actor: Actor, regionCode: string): Statement {
  const isOpen = sql`e.purpose = 'public' and e.status = 'released'`;
  const own = canReadEditions(actor, regionCode) ? sql`e.purpose = 'public'` : isOpen;
  return canReadInternal(actor, regionCode) ? sql`true` : own;
}

/** Editions of a region, newest first; only those that the actor may read. */
export async function listEditions(
  actor: Actor,
  { regionCode, purpose }: { regionCode: string; purpose?: EditionPurpose | undefined },
): Promise<EditionRow[]> {
  const chosen = purpose ? sql`and e.purpose = ${purpose}::edition_purpose` : sql.empty;
  const found = await rows<Dated<EditionRow>>(sql`
    select ${COLUMNS} from edition e join region r on r.code = e.region_code
    where e.region_code = ${regionCode} and ${readableIn(actor, regionCode)} ${chosen}
    order by e.frozen_at desc, e.id desc limit 200`);
  return found.map(shown);
}

/** An edition; `not_found` for one that the actor may not read. */
export async function getEdition(actor: Actor, id: string): Promise<EditionDetail> {
  if (!isId(id)) throw notFound("期");
  const found = await row<Dated<EditionDetail>>(sql`select ${WHOLE} where e.id = ${id}::uuid`);
  if (!found || !canRead(actor, found)) throw notFound("期");
  return shown(found);
}

/** The edition of the same region and purpose that was frozen before another; null for the first. */
export async function findEarlierEdition(
  actor: Actor,
  edition: EditionRow,
): Promise<EditionDetail | null> {
  const { regionCode, purpose, id, frozenAt } = edition;
  const found = await row<Dated<EditionDetail>>(sql`
    select ${WHOLE}
    where e.region_code = ${regionCode} and e.purpose = ${purpose}::edition_purpose
      and e.id <> ${id}::uuid and e.frozen_at <= ${frozenAt}::timestamptz
      and ${readableIn(actor, regionCode)}
    order by e.frozen_at desc, e.id desc limit 1`);
  return found ? shown(found) : null;
}

/** The region whose editions a person reads; `not_found` where there is none. */
export async function findEditionRegion(
  actor: Actor,
  regionCode: string,
): Promise<{ code: string; name: string }> {
  const found = await row<{ code: string; name: string }>(
    sql`select code, name from region where code = ${regionCode}`,
  );
  if (!found || !canReadEditions(actor, found.code)) throw notFound("地区");
  return found;
}
