import "server-only";
import type { Actor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** A field of topics; its name is empty while nobody has filled it in. */
export interface TopicField {
  code: string;
  name: string;
  isActive: boolean;
  /** The mark that the form carries. */
  seen: string;
}

/** The mark of the state of field f. */
export const FIELD_MARK = sql`md5(f.is_active::text || f.name)`;

/** All fields in their order, the blanks too: for those who fill them in. */
export async function listAllFields(_actor: Actor): Promise<TopicField[]> {
  return rows<TopicField>(sql`
    select f.code, f.name, f.is_active as "isActive", ${FIELD_MARK} as seen
    from topic_field f order by f.position, f.code`);
}

/** The fields that have a name and are in use: for choosing and for the public. */
export async function listFields(actor: Actor): Promise<TopicField[]> {
  return (await listAllFields(actor)).filter(({ name, isActive }) => name !== "" && isActive);
}
