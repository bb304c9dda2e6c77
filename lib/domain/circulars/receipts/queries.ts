import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canDraft } from "@/lib/domain/circulars/policy";
import { getCircular } from "@/lib/domain/circulars/queries";
import type { Receipt, Receipts } from "@/lib/domain/circulars/receipts/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const SHOWN = 200;

function selectReceipts(id: string, condition: Statement, order: Statement): Statement {
  return sql`
    select o.id as "organisationId", o.name, r.name as "placeName",
      to_json(p.received_at) #>> '{}' as "receivedAt", p.received_by_name as "receivedByName"
    from circular_receipt p join organisation o on o.id = p.organisation_id
    join region r on r.code = o.region_code
    where p.circular_id = ${id}::uuid and ${condition} order by ${order} limit ${SHOWN}`;
}

/** Who has received a circular and who has not; `not_found` for all but those who draft in its region. */
export async function getReceipts(actor: Actor, id: string): Promise<Receipts> {
  const circular = await getCircular(actor, id);
  if (!canDraft(actor, circular.regionCode)) throw notFound("通报");
  const [counted, waiting, latest] = await Promise.all([
    row<{ total: number; received: number }>(sql`
      select count(*)::int as total, count(received_at)::int as received
      from circular_receipt where circular_id = ${id}::uuid`),
    rows<Receipt>(selectReceipts(id, sql`p.received_at is null`, sql`r.code, o.name`)),
    rows<Receipt>(
      selectReceipts(id, sql`p.received_at is not null`, sql`p.received_at desc, o.id`),
    ),
  ]);
  return { total: counted?.total ?? 0, received: counted?.received ?? 0, waiting, latest };
}
