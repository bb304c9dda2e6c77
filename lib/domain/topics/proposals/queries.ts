import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { listScreenedSuggestions } from "@/lib/domain/suggestions/queries";
import type { ScreenedSuggestion } from "@/lib/domain/suggestions/types";
import { listFields, type TopicField } from "@/lib/domain/topics/fields/queries";
import { usableSolicitation } from "@/lib/domain/topics/policy";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What a new topic is made of. */
export interface ProposalChoices {
  fields: TopicField[];
  regions: { code: string; name: string }[];
  solicitations: { id: string; title: string }[];
  suggestions: ScreenedSuggestion[];
  /** How many older ones are not listed, because the list would be too long. */
  leftOut: number;
}

const MOST_SUGGESTIONS = 200;

/** The regions of an office, down to its counties, the own one first. */
export async function listOfficeRegions(actor: Actor): Promise<ProposalChoices["regions"]> {
  const reaches = await requireReaches(actor, "topic.manage");
  return rows<{ code: string; name: string }>(sql`
    select r.code, r.name from region r
    where r.level in ('province', 'city', 'county') and r.valid_to is null
      and ${regionsWithin(reaches, "r")}
    order by length(r.path), r.code`);
}

/** The newest screened suggestions, as many pages as a topic can be made of. */
async function listScreened(actor: Actor): Promise<{ items: ScreenedSuggestion[]; total: number }> {
  const items: ScreenedSuggestion[] = [];
  for (let page = 1; ; page += 1) {
    const found = await listScreenedSuggestions(actor, { isFree: true, page });
    items.push(...found.items);
    const isAll = items.length >= Math.min(found.total, MOST_SUGGESTIONS);
    if (isAll || found.items.length === 0) return { items, total: found.total };
  }
}

/** What the office can make a topic of now: screened suggestions that are in none yet. */
export async function readProposalChoices(actor: Actor): Promise<ProposalChoices> {
  const reaches = await requireReaches(actor, "topic.manage");
  const [regions, fields, screened, solicitations] = await Promise.all([
    listOfficeRegions(actor),
    listFields(actor),
    listScreened(actor),
    rows<{ id: string; title: string }>(sql`
      select s.id, s.title from solicitation s join region r on r.code = s.region_code
      where ${usableSolicitation(reaches)} order by s.opens_on desc, s.id limit 50`),
  ]);
  const taken = await rows<{ id: string }>(sql`
    select suggestion_id as id from topic_suggestion
    where suggestion_id = any (${screened.items.map(({ id }) => id)}::uuid[])`);
  const inTopics = new Set(taken.map(({ id }) => id));
  const suggestions = screened.items.filter(({ id }) => !inTopics.has(id));
  const leftOut = Math.max(0, screened.total - screened.items.length);
  return { regions, fields, solicitations, suggestions, leftOut };
}
