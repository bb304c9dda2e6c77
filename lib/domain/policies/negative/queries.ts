import "server-only";
import type { Actor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { readablePolicies } from "../policy";
import { POLICY_COLUMNS, POLICY_TABLES, speaksOf } from "../queries";
import type { PolicyFilter } from "../schema";
import type { NegativeList } from "./types";

const LISTS = 50;

/** The negative lists that the actor may read, with their items: by region and carrier. */
export async function listNegativeLists(
  actor: Actor,
  { q, region, carrier }: PolicyFilter,
): Promise<NegativeList[]> {
  const conditions = [
    sql`d.kind = 'negative_list' and d.status <> 'superseded'`,
    readablePolicies(actor),
  ];
  if (q) conditions.push(speaksOf(q));
  if (region) conditions.push(sql`d.region_code = ${region}`);
  if (carrier) conditions.push(sql`d.carrier_code = ${carrier}`);
  return rows<NegativeList>(sql`
    select ${POLICY_COLUMNS}, (
      select coalesce(json_agg(json_build_object('id', p.id, 'position', p.position,
        'number', p.number, 'heading', coalesce(p.heading, ''), 'text', p.text)
        order by p.position), '[]')
      from policy_clause p where p.document_code = d.code) as items
    from ${POLICY_TABLES} where ${sql.and(conditions)}
    order by length(r.path), r.code, c.position nulls first, d.position, d.code limit ${LISTS}`);
}
