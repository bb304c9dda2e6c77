import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { readableSites, standingColumns } from "@/lib/domain/sites/lifecycle/policy";
import type { Standing } from "@/lib/domain/sites/lifecycle/types";
import type { Objection } from "@/lib/domain/sites/objections/types";
import { decrypt } from "@/lib/platform/crypto";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

type Sealed = Omit<Objection, "text" | "contact"> &
  Standing & { sealedText: string; sealedContact: string | null };

/** What an objection's text is sealed for, so that it opens in no other row. */
export const textOwner = (id: string) => `site_objection ${id} text`;
/** The same for name and contact. */
export const contactOwner = (id: string) => `site_objection ${id} contact`;

/**
 * The objections to a site that the actor reads, the newest first. Their texts are opened for the level that
 * decides on naming alone; everybody else, the organisation too, sees that they are there.
 */
export async function listObjections(actor: Actor, siteId: string): Promise<Objection[]> {
  const [reading, managing] = await Promise.all([
    reachesFor(actor, "site.read"),
    reachesFor(actor, "site.manage"),
  ]);
  const found = await rows<Sealed>(sql`
    select b.id, b.received_on as "receivedOn", b.sealed_text as "sealedText",
      b.sealed_contact as "sealedContact", b.outcome, b.answer, b.answered_by_name as "answeredByName",
      to_char(b.answered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "answeredOn",
      ${standingColumns(actor, managing)}
    from site_objection b join demonstration_site s on s.id = b.site_id
    join organisation o on o.id = s.organisation_id
    where b.site_id = ${siteId}::uuid and ${readableSites(actor, reading)}
    order by b.received_on desc, b.id desc`);
  return found.map(({ sealedText, sealedContact, ...row }) => ({
    ...{ id: row.id, receivedOn: row.receivedOn, outcome: row.outcome, answer: row.answer },
    ...{ answeredOn: row.answeredOn, answeredByName: row.answeredByName },
    text: row.isAtWished ? decrypt(sealedText, textOwner(row.id)) : null,
    contact: row.isAtWished && sealedContact ? decrypt(sealedContact, contactOwner(row.id)) : null,
  }));
}
