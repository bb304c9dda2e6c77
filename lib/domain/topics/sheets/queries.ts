import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** A sheet that was printed: for which event, how many codes, when and by whom. */
export interface Sheet {
  id: string;
  round: number;
  about: string;
  count: number;
  issuedOn: string;
  byName: string;
}

/** The sheets of a topic, for its page (which has made sure who asks). */
export async function listSheets(actor: Actor, topicId: string): Promise<Sheet[]> {
  await requireReaches(actor, "topic.read");
  return rows<Sheet>(sql`
    select id, round::int as round, about, count::int as count,
      to_char(issued_on, 'YYYY-MM-DD') as "issuedOn", by_name as "byName"
    from topic_sheet where topic_id = ${topicId}::uuid order by issued_on, id`);
}
