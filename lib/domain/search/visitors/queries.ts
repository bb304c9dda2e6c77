import "server-only";
import type { Actor } from "@/lib/access/actor";
import { publishedLists } from "@/lib/domain/lists/published/policy";
import { leavesOf } from "@/lib/domain/publications/changes/rules";
import { isPublished } from "@/lib/domain/publications/policy";
import {
  channelFor,
  excerptOf,
  hrefOf,
  lettersOf,
  marked,
  mayBeMisspelt,
  wordsOf,
} from "@/lib/domain/search/visitors/rules";
import type { PublicSearchInput } from "@/lib/domain/search/visitors/schema";
import type {
  PublicHit,
  PublicHitKind,
  PublicSearchResult,
} from "@/lib/domain/search/visitors/types";
import { rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { pinyinOf } from "@/lib/platform/pinyin";
import { type Statement, sql } from "@/lib/platform/sql";
import { type Day, yearAt } from "@/lib/shared/dates";

const ON_A_PAGE = 20;

interface Found {
  kind: PublicHitKind;
  id: string;
  title: string;
  summary: string;
  content: unknown;
  carrierCode: string | null;
  regionName: string | null;
  day: Day | null;
  isExample: boolean;
}

function queryOf(words: readonly string[]): Statement {
  return sql.join(
    words.map((word) => sql`search_query(${word})`),
    " && ",
  );
}

function matches(text: Statement, words: readonly string[]): Statement {
  return sql`search_bigrams(${text}) @@ (${queryOf(words)})`;
}

// What was typed whole: a title that holds it comes before one that holds its windows here and there.
function scoreOf(title: Statement, words: readonly string[]): Statement {
  const plain = sql`regexp_replace(lower(${title}), '[[:space:][:punct:]]', '', 'g')`;
  const whole = words.join("");
  return sql`(case when ${plain} = ${whole} then 4 when strpos(${plain}, ${whole}) > 0 then 3
    when ${matches(title, words)} then 2 else 1 end)`;
}

function inCity(city: string | undefined): Statement {
  if (!city) return sql`true`;
  return sql`r.path like (select path from region where code = ${city}) || '%'`;
}

// The plain words of a released thing begin with its title: where the words stand tells how well they fit.
function standing(words: readonly string[]): Statement {
  const at = sql`strpos(p.plain, ${words.join("")})`;
  return sql`(case when ${at} = 1 then 4 when ${at} between 1 and length(p.title) then 3
    when ${at} > 0 then 2 else 1 end)`;
}

/** Released things, by their words and by the pinyin of their titles: each an index of its own. */
function publications(words: readonly string[], city: string | undefined): Statement {
  const letters = lettersOf(words);
  const byLetters = letters
    ? sql`union select p.id from publication p where ${isPublished("p")}
        and search_bigrams(p.letters) @@ search_query(${letters})
        and p.letters like ${`%${letters}%`}`
    : sql.empty;
  const score = letters
    ? sql`case when p.letters like ${`% ${letters}%`} then 3 else ${standing(words)} end`
    : standing(words);
  return sql`
    select p.kind, p.subject_id::text as id, p.title, p.summary, p.content, p.carrier_code,
      r.name as region_name, p.released_at, p.is_example, ${score} as score
    from (
      select p.id from publication p
        where ${isPublished("p")} and ${matches(sql`p.plain`, words)}
      ${byLetters}
    ) found join publication p on p.id = found.id join region r on r.code = p.region_code
    where ${inCity(city)}`;
}

/** What is public by its nature: carriers, tasks of issued lists, documents, released editions. */
function others(words: readonly string[]): Statement {
  const regionCode = env().HOST_REGION;
  const published = publishedLists({ regionCode, year: yearAt(new Date()) });
  const name = sql`coalesce(m.name, c.name)`;
  const taskText = sql`t.code || ' ' || t.title || ' ' || t.measure || ' ' || t.indicator_name`;
  const policyText = sql`d.title || ' ' || coalesce(d.number, '') || ' ' || coalesce(d.publisher, '')`;
  return sql`
    select 'carrier', c.code, ${name}, '', null::jsonb, c.code, null, null::timestamptz, false,
      ${scoreOf(name, words)} + 1
    from carrier_set k join carrier_set_member m on m.set_code = k.code
    join carrier c on c.code = m.carrier_code
    where k.region_code = ${regionCode} and ${matches(name, words)}
    union all
    select 'task', t.code, t.title, t.measure, to_jsonb(t.indicator_name), l.carrier_code, null,
      l.issued_at, l.is_example, ${scoreOf(sql`t.title`, words)}
    from task t join task_list l on l.id = t.list_id
    where ${published} and l.kind = 'task' and t.disclosure = 'public'
      and l.carrier_code is not null and ${matches(taskText, words)}
    union all
    select 'policy', d.code, d.title, coalesce(d.summary, d.publisher, ''), null, null, null, null, false,
      ${scoreOf(sql`d.title`, words)}
    from policy_document d where d.status = 'published' and ${matches(policyText, words)}
    union all
    select 'edition', e.id::text, e.title, e.year || ' 年第 ' || e.number || ' 期', null, null, null,
      e.released_at, false, ${scoreOf(sql`e.title`, words)}
    from edition e where e.region_code = ${regionCode} and e.status = 'released'
      and e.purpose = 'public' and ${matches(sql`e.title`, words)}`;
}

function everything(words: readonly string[], city: string | undefined): Statement {
  if (city) return publications(words, city);
  return sql`${publications(words, city)} union all ${others(words)}`;
}

function shown(found: Found, words: readonly string[]): PublicHit {
  const texts = [found.summary, ...leavesOf(found.content, "content").map(([, text]) => text)];
  return {
    kind: found.kind,
    href: hrefOf(found),
    title: marked(found.title, words),
    excerpt: excerptOf(texts.filter(Boolean), words),
    regionName: found.regionName,
    day: found.day,
    isExample: found.isExample,
  };
}

const NOTHING = { hits: [], counts: {}, total: 0, pageCount: 0, isBySound: false };

/**
 * What is public here and holds all words of a query, best first: one statement for the page, one for how many
 * there are of each kind. Where there is none, the same once more by the sound of the words. A query without words
 * finds nothing.
 */
export async function searchPublic(
  _actor: Actor,
  input: PublicSearchInput,
): Promise<PublicSearchResult> {
  const channel = channelFor(input.q);
  const words = wordsOf(input.q);
  if (words.length === 0) return { ...NOTHING, channel };
  const found = await findBy(words, input);
  if (found.total > 0 || !mayBeMisspelt(words)) return { ...found, channel, isBySound: false };
  const alike = await findBy([pinyinOf(words.join(""))], input);
  return { ...alike, channel, isBySound: alike.total > 0 };
}

async function findBy(words: readonly string[], { kind, city, page }: PublicSearchInput) {
  const all = everything(words, city);
  const [found, counted] = await Promise.all([
    rows<Found>(sql`
      select f.kind, f.id, f.title, f.summary, f.content, f.carrier_code as "carrierCode",
        f.region_name as "regionName", f.is_example as "isExample",
        to_char(f.released_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
      from (${all}) f where ${kind ? sql`f.kind = ${kind}` : sql`true`}
      order by f.score desc, f.released_at desc nulls last, f.id
      limit ${ON_A_PAGE} offset ${(page - 1) * ON_A_PAGE}`),
    rows<{ kind: PublicHitKind; count: number }>(sql`
      select f.kind, count(*)::int as count from (${all}) f group by f.kind`),
  ]);
  const counts = Object.fromEntries(counted.map(({ kind: of, count }) => [of, count]));
  const total = kind ? (counts[kind] ?? 0) : counted.reduce((sum, { count }) => sum + count, 0);
  return {
    hits: found.map((one) => shown(one, words)),
    ...{ counts, total, pageCount: Math.ceil(total / ON_A_PAGE) },
  };
}

/** The city-level places of this installation, for narrowing a search. */
export async function listSearchCities(_actor: Actor): Promise<{ code: string; name: string }[]> {
  return rows(sql`
    select code, name from region
    where parent_code = ${env().HOST_REGION} and level = 'city' and valid_to is null order by code`);
}
