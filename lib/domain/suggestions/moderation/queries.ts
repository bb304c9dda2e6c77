import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { categoryName, EVENT_WORDS } from "@/lib/domain/suggestions/labels";
import { LIKE, likenessBetween } from "@/lib/domain/suggestions/likeness/rules";
import { concernsOwn } from "@/lib/domain/suggestions/moderation/policy";
import type { QueueInput } from "@/lib/domain/suggestions/moderation/schema";
import type {
  LikeSuggestion,
  QueuedPhoto,
  QueuedSuggestion,
  SuggestionToScreen,
} from "@/lib/domain/suggestions/moderation/types";
import { openBytes, openText } from "@/lib/platform/crypto";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { openRecordKey } from "@/lib/platform/record-seal";
import { type Statement, sql } from "@/lib/platform/sql";
import { daysBetween } from "@/lib/shared/dates";
import { isId } from "@/lib/shared/ids";

const PAGE = 50;
const BEGINNING = 60;
const MOST_ALIKE = 200;
const FLOOD_DAYS = 3;

interface Stored {
  id: string;
  status: SuggestionToScreen["status"];
  source: "portal" | "hotline";
  category: string;
  regionName: string;
  receivedOn: string;
  dueOn: string;
  isLate: boolean;
  sealedKey: string | null;
  sealedText: string | null;
  sealedWording: string | null;
  likeness: number[];
  photoCount: number;
  isExample: boolean;
  reason: string | null;
  mayHandOver: boolean;
  hasContact: boolean;
  decidedOn: string | null;
  decidedByName: string | null;
  version: number;
}

const COLUMNS = sql`s.id, s.status, s.source, s.category, r.name as "regionName",
  s.received_on as "receivedOn", s.due_on as "dueOn", s.is_example as "isExample",
  s.status = 'received' and s.due_on < ${TODAY} as "isLate", s.sealed_key as "sealedKey",
  s.sealed_text as "sealedText", s.sealed_wording as "sealedWording", s.likeness, s.reason,
  s.may_hand_over as "mayHandOver", s.decided_on as "decidedOn", s.decided_by_name as "decidedByName",
  s.version, (select count(*)::int from suggestion_photo p where p.suggestion_id = s.id) as "photoCount",
  exists (select 1 from suggestion_contact c where c.suggestion_id = s.id) as "hasContact"`;

const VIEWS: Record<QueueInput["view"], Statement> = {
  waiting: sql`s.status = 'received'`,
  passed: sql`s.status in ('screened', 'taken_up', 'answered', 'closed')`,
  ended: sql`s.status in ('merged', 'handed_over', 'out_of_scope', 'withdrawn', 'shredded')`,
};

/** The words of a suggestion with its key; empty where either is destroyed. */
function wordsOf({ id, sealedKey }: Stored, sealed: string | null, part: string): string {
  return sealedKey && sealed ? openText(sealed, openRecordKey(sealedKey, id), `${id} ${part}`) : "";
}

type Alike = Pick<
  Stored,
  "id" | "status" | "regionName" | "receivedOn" | "sealedKey" | "sealedText" | "likeness"
>;

// Only where the reader screens: another place's moderator has not passed them yet.
async function candidates(actor: Actor, one: Stored): Promise<(Alike & { share: number })[]> {
  if (one.likeness.length === 0) return [];
  const within = regionsWithin(await requireReaches(actor, "suggestion.screen"), "r");
  const found = await rows<Alike>(sql`
    select s.id, s.status, r.name as "regionName", s.received_on as "receivedOn", s.likeness,
      s.sealed_key as "sealedKey", s.sealed_text as "sealedText"
    from suggestion s join region r on r.code = s.region_code
    where s.id <> ${one.id}::uuid and s.likeness && ${one.likeness}::int[] and s.sealed_key is not null
      and ${within}
      and s.status not in ('withdrawn', 'shredded')
    order by s.received_on desc limit ${MOST_ALIKE}`);
  return found
    .map((other) => ({ ...other, share: likenessBetween(one.likeness, other.likeness) }))
    .filter(({ share }) => share >= LIKE)
    .sort((a, b) => b.share - a.share);
}

async function queued(actor: Actor, one: Stored): Promise<QueuedSuggestion> {
  const alike = await candidates(actor, one);
  const text = wordsOf(one, one.sealedText, "text");
  const near = alike.filter(
    ({ receivedOn }) => Math.abs(daysBetween(receivedOn, one.receivedOn)) <= FLOOD_DAYS,
  );
  return {
    ...{ id: one.id, status: one.status, source: one.source, isExample: one.isExample },
    ...{ regionName: one.regionName, receivedOn: one.receivedOn, dueOn: one.dueOn },
    ...{ isLate: one.isLate, photoCount: one.photoCount, categoryName: categoryName(one.category) },
    beginning: text.slice(0, BEGINNING),
    likeCount: alike.length,
    floodCount: near.length,
    concernsOwn: concernsOwn(actor, text),
  };
}

/** The moderator's queue, what is due first first; only where one screens. */
export async function listQueue(
  actor: Actor,
  { view, page }: QueueInput,
): Promise<{ items: QueuedSuggestion[]; total: number }> {
  const within = regionsWithin(await requireReaches(actor, "suggestion.screen"), "r");
  const from = sql`suggestion s join region r on r.code = s.region_code where ${within} and ${VIEWS[view]}`;
  const [found, counted] = await Promise.all([
    rows<Stored>(sql`
      select ${COLUMNS} from ${from} order by ${view === "waiting" ? sql`s.due_on` : sql`s.decided_on desc`}, s.id
      limit ${PAGE} offset ${(page - 1) * PAGE}`),
    row<{ total: number }>(sql`select count(*)::int as total from ${from}`),
  ]);
  const items = await Promise.all(found.map((one) => queued(actor, one)));
  return { items, total: counted?.total ?? 0 };
}

async function readable(actor: Actor, id: string): Promise<Stored> {
  const within = regionsWithin(await requireReaches(actor, "suggestion.screen"), "r");
  const found = isId(id)
    ? await row<Stored>(sql`
        select ${COLUMNS} from suggestion s join region r on r.code = s.region_code
        where s.id = ${id}::uuid and ${within}`)
    : undefined;
  if (!found) throw notFound("建议");
  return found;
}

async function photosOf(id: string): Promise<QueuedPhoto[]> {
  return rows<QueuedPhoto>(sql`
    select id, position, width, height, sealed is not null as "isHeld", picture_id as "pictureId",
      shred_on as "shredOn"
    from suggestion_photo where suggestion_id = ${id}::uuid order by position`);
}

async function historyOf(one: Stored): Promise<SuggestionToScreen["history"]> {
  const events = await rows<{ number: number; day: string; kind: string; note: string | null }>(sql`
    select number, day, kind, sealed_note as note from suggestion_event
    where suggestion_id = ${one.id}::uuid order by number`);
  return events.map(({ number, day, kind, note }) => ({
    day,
    kind: EVENT_WORDS[kind] ?? kind,
    words: wordsOf(one, note, `event ${number}`),
  }));
}

function alikeOf(one: Alike & { share: number }): LikeSuggestion {
  const { id, status, receivedOn, regionName, sealedKey, sealedText } = one;
  const text =
    sealedKey && sealedText ? openText(sealedText, openRecordKey(sealedKey, id), `${id} text`) : "";
  return { id, status, receivedOn, regionName, text, likeness: one.share };
}

/** One suggestion with all that is needed to decide; `not_found` outside one's reach. */
export async function getSuggestionToScreen(actor: Actor, id: string): Promise<SuggestionToScreen> {
  const one = await readable(actor, id);
  const [summary, photos, history, alike] = await Promise.all([
    queued(actor, one),
    photosOf(id),
    historyOf(one),
    candidates(actor, one),
  ]);
  return {
    ...summary,
    text: wordsOf(one, one.sealedText, "text"),
    wording: wordsOf(one, one.sealedWording, "wording"),
    ...{ reason: one.reason, mayHandOver: one.mayHandOver, hasContact: one.hasContact },
    ...{ decidedOn: one.decidedOn, decidedByName: one.decidedByName, version: one.version },
    ...{ history, photos, alike: alike.slice(0, 10).map(alikeOf) },
  };
}

/** The original photograph for the moderator, opened in memory. */
export async function openPhoto(
  actor: Actor,
  photoId: string,
): Promise<{ bytes: Buffer; suggestionId: string }> {
  const within = regionsWithin(await requireReaches(actor, "suggestion.screen"), "r");
  const found = isId(photoId)
    ? await row<{ sealed: Buffer | null; sealedKey: string | null; suggestionId: string }>(sql`
        select p.sealed, s.sealed_key as "sealedKey", s.id as "suggestionId" from suggestion_photo p
        join suggestion s on s.id = p.suggestion_id join region r on r.code = s.region_code
        where p.id = ${photoId}::uuid and ${within}`)
    : undefined;
  if (!found?.sealed || !found.sealedKey) throw notFound("照片");
  const key = openRecordKey(found.sealedKey, found.suggestionId);
  return {
    bytes: openBytes(found.sealed, key, `${photoId} photo`),
    suggestionId: found.suggestionId,
  };
}

/** How often things were turned away before being stored, by kind, in the last `days` days. */
export async function countDetections(
  actor: Actor,
  days: number,
): Promise<{ kind: string; count: number }[]> {
  await requireReaches(actor, "suggestion.screen");
  const since = sql`${TODAY} - ${days}::int`;
  return rows(sql`
    select kind, sum(count)::int as count from detection_count where day > ${since}
    group by kind order by 2 desc`);
}
