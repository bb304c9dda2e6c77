import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { ListKind } from "@/lib/domain/imports/schema";
import type { CellContext } from "@/lib/domain/lists/cells/types";
import type { Base } from "@/lib/domain/lists/comparing/types";
import { entriesOf } from "@/lib/domain/lists/editing/queries";
import { canDraft } from "@/lib/domain/lists/policy";
import { row, rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** Whose list it is, and of which year. */
export interface ListPlace {
  kind: ListKind;
  regionCode: string;
  carrierCode: string | null;
  year: number;
}

/** Reads rows, inside a transaction or outside. */
type Read = <T>(statement: Statement) => Promise<T[]>;

/** Refuses drafts of carriers or regions that are not the actor's. */
export async function requireDraftPlace(
  actor: Actor,
  { regionCode, carrierCode }: Pick<ListPlace, "regionCode" | "carrierCode">,
): Promise<void> {
  const subCarriers = await rows<{ code: string }>(
    sql`select code from carrier where parent_code = ${carrierCode}`,
  );
  const facts = {
    regionCode,
    carrierCode,
    subCarrierCodes: subCarriers.map(({ code }) => code),
    kind: "task" as const,
    status: "draft" as const,
    consentNote: null,
  };
  if (!canDraft(actor, facts)) {
    throw forbidden("您只能为本地区、本单位牵头的载体起草清单，请核对所选载体");
  }
}

function isOfPlace({ kind, regionCode, carrierCode, year }: ListPlace): Statement {
  return sql`l.kind = ${kind}::list_kind and l.region_code = ${regionCode} and l.year = ${year}
    and l.carrier_code is not distinct from ${carrierCode}`;
}

/**
 * The list that an import of this place is held against: what is being drafted (or waits for consent),
 * otherwise what is issued; null for a first list. The caller has shown that the actor drafts there.
 */
export async function findBase(actor: Actor, read: Read, place: ListPlace): Promise<Base | null> {
  const [found] = await read<Omit<Base, "entries">>(sql`
    select l.id, l.kind, l.status, l.list_version as "listVersion", l.version, l.title,
      l.lead_name as "leadName", l.source_hash as "sourceHash"
    from task_list l where ${isOfPlace(place)} and l.status in ('draft', 'under_consent', 'issued')
    order by (l.status = 'issued'), l.list_version desc limit 1`);
  return found ? { ...found, entries: await entriesOf(actor, read, found) } : null;
}

/** The words by which cells of a place's lists are shown. */
export async function wordsOfPlace(_actor: Actor, place: ListPlace): Promise<CellContext> {
  const { kind, year, carrierCode } = place;
  const found = await row<{ subCarriers: { value: string; label: string }[] }>(sql`
    select coalesce(jsonb_agg(jsonb_build_object('value', code, 'label', name) order by position), '[]')
      as "subCarriers" from carrier where parent_code = ${carrierCode}`);
  return { kind, year, subCarriers: found?.subCarriers ?? [], citable: [] };
}
