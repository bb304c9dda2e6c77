import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { ValueSource } from "@/lib/domain/machine/types";
import type { OutgoingPage, OutgoingQuery } from "@/lib/domain/suggestions/hotline/schema";
import { openText } from "@/lib/platform/crypto";
import { rows } from "@/lib/platform/db";
import { openRecordKey, purposeKey } from "@/lib/platform/record-seal";
import { sql } from "@/lib/platform/sql";

interface Stored {
  id: string;
  suggestionId: string;
  category: string;
  region: string;
  day: string;
  status: OutgoingPage["orders"][number]["status"];
  sealedKey: string | null;
  sealedWording: string | null;
  sealedTo: string | null;
}

function opened({ sealedKey, sealedWording, sealedTo, suggestionId, ...rest }: Stored) {
  const summary =
    sealedKey && sealedWording
      ? openText(sealedWording, openRecordKey(sealedKey, suggestionId), `${suggestionId} wording`)
      : "";
  const contact = sealedTo
    ? openText(sealedTo, purposeKey("suggestion contact"), `${suggestionId} contact`)
    : null;
  return { ...rest, id: Number(rest.id), summary, contact };
}

/**
 * Work orders that were handed over in the key's region, from a place on; the contact only where its sender
 * agreed to that.
 */
export async function listOutgoing(
  _actor: Actor,
  source: ValueSource,
  { after, limit }: OutgoingQuery,
): Promise<OutgoingPage> {
  const found = await rows<Stored>(sql`
    select o.id::text, s.id as "suggestionId", s.category, o.region_code as region, o.day, o.status,
      s.sealed_key as "sealedKey", s.sealed_wording as "sealedWording",
      case when s.may_hand_over then c.sealed_to end as "sealedTo"
    from hotline_order o join suggestion s on s.id = o.suggestion_id
    join region r on r.code = o.region_code join region top on r.path like top.path || '%'
    left join suggestion_contact c on c.suggestion_id = s.id
    where o.direction = 'out' and top.code = ${source.regionCode} and o.id > ${after}
      and s.status <> 'shredded'
    order by o.id limit ${limit}`);
  const orders = found.map(opened);
  return { orders, next: orders.at(-1)?.id ?? after };
}
