import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { isPublished } from "@/lib/domain/publications/policy";
import { categoryName } from "@/lib/domain/suggestions/labels";
import type { ScreenedListInput } from "@/lib/domain/suggestions/schema";
import type { ScreenedSuggestion } from "@/lib/domain/suggestions/types";
import { openText } from "@/lib/platform/crypto";
import { row, rows } from "@/lib/platform/db";
import { openRecordKey } from "@/lib/platform/record-seal";
import { type Statement, sql } from "@/lib/platform/sql";

const PAGE = 50;

type Stored = Omit<ScreenedSuggestion, "wording" | "categoryName"> & {
  sealedKey: string | null;
  sealedWording: string | null;
};

const COLUMNS = sql`s.id, s.status, s.source, s.category, s.region_code as "regionCode",
  r.name as "regionName", s.received_on as "receivedOn", s.decided_on as "decidedOn",
  s.is_example as "isExample", s.sealed_key as "sealedKey", s.sealed_wording as "sealedWording",
  (select p.title from publication p where p.kind = 'solicitation'
    and p.subject_id = s.solicitation_id and ${isPublished("p")}) as "solicitationTitle",
  (select count(*)::int from suggestion m where m.merged_into_id = s.id) as "mergedCount",
  coalesce((select array_agg(p.picture_id order by p.position) from suggestion_photo p
    where p.suggestion_id = s.id and p.picture_id is not null), '{}') as "pictureIds"`;

// What was never passed is not read here, whoever asks.
const SCREENED = sql`s.status in ('screened', 'taken_up', 'answered', 'closed')
  and s.sealed_wording is not null`;

function opened({ sealedKey, sealedWording, ...rest }: Stored): ScreenedSuggestion {
  const wording =
    sealedKey && sealedWording
      ? openText(sealedWording, openRecordKey(sealedKey, rest.id), `${rest.id} wording`)
      : "";
  return { ...rest, wording, categoryName: categoryName(rest.category) };
}

function narrowed({ category, regionCode, isFree }: ScreenedListInput): Statement {
  const conditions: Statement[] = [SCREENED];
  if (category) conditions.push(sql`s.category = ${category}`);
  if (isFree) conditions.push(sql`s.status = 'screened'`);
  if (regionCode) {
    conditions.push(sql`r.path like (select path from region where code = ${regionCode}) || '%'`);
  }
  return sql.and(conditions);
}

/** Suggestions that were passed, in one's reach of topics, the newest first; in edited words only. */
export async function listScreenedSuggestions(
  actor: Actor,
  input: ScreenedListInput,
): Promise<{ items: ScreenedSuggestion[]; total: number }> {
  const within = regionsWithin(await requireReaches(actor, "topic.read"), "r");
  const from = sql`suggestion s join region r on r.code = s.region_code
    where ${within} and ${narrowed(input)}`;
  const [found, counted] = await Promise.all([
    rows<Stored>(sql`
      select ${COLUMNS} from ${from} order by s.decided_on desc nulls last, s.id
      limit ${PAGE} offset ${(input.page - 1) * PAGE}`),
    row<{ total: number }>(sql`select count(*)::int as total from ${from}`),
  ]);
  return { items: found.map(opened), total: counted?.total ?? 0 };
}
