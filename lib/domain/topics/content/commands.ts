import "server-only";
import type { Actor } from "@/lib/access/actor";
import { submitPublication } from "@/lib/domain/publications/commands";
import { isShown } from "@/lib/domain/publications/policy";
import type { PublicationDraft } from "@/lib/domain/publications/types";
import type { ShownEntry, TopicContent } from "@/lib/domain/topics/content/schema";
import { shownEntrySchema, topicContentSchema } from "@/lib/domain/topics/content/schema";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import { ENTRY_STATE } from "@/lib/domain/topics/verdicts/queries";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

interface Facts extends Omit<TopicContent, "entries"> {
  title: string;
  regionCode: string;
  isExample: boolean;
}

interface StoredEntry {
  id: string;
  kind: string;
  round: number;
  on: string;
  by: string;
  pictureIds: string[];
  content: Record<string, unknown>;
  state: "waiting" | "released";
}

async function readFacts(tx: Tx, topicId: string): Promise<Facts> {
  const found = await tx.row<Facts>(sql`
    select t.title, t.region_code as "regionCode", t.is_example as "isExample", t.said,
      t.said_count as "saidCount", t.place,
      json_build_object('code', f.code, 'name', f.name) as field,
      case when s.id is not null then json_build_object('id', s.id, 'title', s.title) end as solicitation,
      json_build_object('on', coalesce((select to_char(max(v.on_day), 'YYYY-MM-DD') from topic_event v
          where v.topic_id = t.id and v.move = 'select'), to_char(t.created_at, 'YYYY-MM-DD')),
        'reason', t.reason) as chosen,
      case when n.id is not null then json_build_object('name', n.organisation_name,
        'cooperating', (select coalesce(json_agg(o.name order by o.name), '[]') from topic_unit u
          join organisation o on o.id = u.organisation_id where u.topic_id = t.id),
        'askedOn', n.asked_on, 'dueOn', n.due_on, 'days', n.working_days) end as unit,
      (select coalesce(json_agg(json_build_object('round', v.round, 'on', v.on_day, 'reason', v.reason,
          'dueOn', m.due_on) order by v.at), '[]') from topic_event v
        join topic_round m on m.topic_id = v.topic_id and m.round = v.round
        where v.topic_id = t.id and v.move = 'reopen') as reopened
    from topic t join topic_field f on f.code = t.field_code
    left join solicitation s on s.id = t.solicitation_id and ${isShown(sql`'solicitation'`, sql`s.id`)}
    left join topic_round n on n.topic_id = t.id and n.round = 1
    where t.id = ${topicId}::uuid`);
  if (!found) throw notFound("点题");
  return found;
}

async function readEntries(tx: Tx, topicId: string): Promise<StoredEntry[]> {
  return tx.rows<StoredEntry>(sql`
    select e.id, e.kind, e.round::int as round, to_char(e.written_on, 'YYYY-MM-DD') as on,
      coalesce(o.name, e.written_by_name) as by, e.picture_ids as "pictureIds", e.content,
      ${ENTRY_STATE} as state
    from topic_entry e join publication p on p.id = e.publication_id
    left join organisation o on o.id = e.organisation_id
    where e.topic_id = ${topicId}::uuid and ${ENTRY_STATE} <> 'returned'
    order by e.written_at, e.id`);
}

function shown(entry: Omit<StoredEntry, "id" | "state">, showsOwnerName: boolean): ShownEntry {
  const content = showsOwnerName ? entry.content : { ...entry.content, ownerName: null };
  return shownEntrySchema.parse({ ...entry, content });
}

function wordsOf({ said, place, unit, entries, field }: TopicContent): string {
  const spoken = entries.map((one) => Object.values(one.content).flat().join(" "));
  return [said, place, field.name, unit?.name ?? "", ...spoken].join(" ");
}

/** A new entry that the next revision carries. */
export interface NewEntry extends Omit<StoredEntry, "id" | "state"> {
  id: string;
}

/** The frozen copy of a topic with the entries given: what its next revision is to show. */
export async function topicDraft(
  tx: Tx,
  actor: Actor,
  { topicId, entries }: { topicId: string; entries: readonly Omit<NewEntry, "id">[] },
): Promise<PublicationDraft> {
  const { title, regionCode, isExample, ...facts } = await readFacts(tx, topicId);
  const { showsOwnerName } = await getTopicSettings(actor);
  const shownEntries = entries.map((one) => shown(one, showsOwnerName));
  const content = topicContentSchema.parse({ ...facts, entries: shownEntries });
  return {
    ...{ kind: "topic", subjectId: topicId, regionCode, title, isExample, content },
    summary: content.said.slice(0, 120),
    facets: { field: content.field.code, solicitation: content.solicitation?.id ?? null },
    words: wordsOf(content),
    pictureIds: [...new Set(content.entries.flatMap((one) => one.pictureIds))],
  };
}

/**
 * Freezes a topic with everything that was released or still waits, and the entry that is new, and hands it
 * over to be checked. What waited before now waits with this revision. Answers the revision's id.
 */
export async function publishTopic(
  tx: Tx,
  actor: Actor,
  { topicId, entry }: { topicId: string; entry?: NewEntry },
): Promise<string> {
  const stored = await readEntries(tx, topicId);
  const entries = entry ? [...stored, entry] : stored;
  const draft = await topicDraft(tx, actor, { topicId, entries });
  const { publicationId } = await submitPublication(tx, actor, draft);
  const waiting = stored.filter(({ state }) => state === "waiting").map(({ id }) => id);
  await tx.count(sql`
    update topic_entry set publication_id = ${publicationId}::uuid where id = any (${waiting}::uuid[])`);
  return publicationId;
}
