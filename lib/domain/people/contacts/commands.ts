import "server-only";
import { sealContact } from "@/lib/platform/contacts";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

const AT_ONCE = 500;

/**
 * Seals telephone numbers that were stored before contacts were sealed, 500 at a time; answers how many
 * there were. When none is left it does nothing.
 */
export async function sealOldPhones(tx: Tx): Promise<number> {
  const open = await tx.rows<{ id: string; phone: string }>(sql`
    select id, phone from account where phone ~ '^\\d{7,12}$' limit ${AT_ONCE}
    for update skip locked`);
  if (open.length === 0) return 0;
  return tx.count(sql`
    update account a set phone = sealed.phone
    from unnest(${open.map(({ id }) => id)}::uuid[],
      ${open.map(({ id, phone }) => sealContact(phone, id))}::text[]) as sealed(id, phone)
    where a.id = sealed.id`);
}
