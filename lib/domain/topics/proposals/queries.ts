import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { listScreenedSuggestions } from "@/lib/domain/suggestions/queries";
import type { ScreenedSuggestion } from "@/lib/domain/suggestions/types";
import { listFields, type TopicField } from "@/lib/domain/topics/fields/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What a new topic is made of. */
export interface ProposalChoices {
  fields: TopicField[];
  regions: { code: string; name: string }[];
  solicitations: { id: string; title: string }[];
  suggestions: ScreenedSuggestion[];
}

/** The regions of an office, down to its counties, the own one first. */
export async function listOfficeRegions(actor: Actor): Promise<ProposalChoices["regions"]> {
  const reaches = await requireReaches(actor, "topic.manage");
  return rows<{ code: string; name: string }>(sql`
    select r.code, r.name from region r
    where r.level in ('province', 'city', 'county') and r.valid_to is null
      and ${regionsWithin(reaches, "r")}
    order by length(r.path), r.code`);
}

/** What the office can make a topic of now: screened suggestions that are in none yet. */
export async function readProposalChoices(actor: Actor): Promise<ProposalChoices> {
  const [regions, fields, screened, solicitations] = await Promise.all([
    listOfficeRegions(actor),
    listFields(actor),
    listScreenedSuggestions(actor, { isFree: true, page: 1 }),
    rows<{ id: string; title: string }>(sql`
      select id, title from solicitation order by opens_on desc, id limit 50`),
  ]);
  const taken = await rows<{ id: string }>(sql`
    select suggestion_id as id from topic_suggestion
    where suggestion_id = any (${screened.items.map(({ id }) => id)}::uuid[])`);
  const inTopics = new Set(taken.map(({ id }) => id));
  const suggestions = screened.items.filter(({ id }) => !inTopics.has(id));
  return { regions, fields, solicitations, suggestions };
}
