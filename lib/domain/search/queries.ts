import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import { findCodedFigure } from "@/lib/domain/counters/codes/queries";
import { organisationHits, type Stretch, taskHits } from "@/lib/domain/search/entries/queries";
import { GROUP_LABELS } from "@/lib/domain/search/labels";
import { searchableBy } from "@/lib/domain/search/policy";
import { reportHits } from "@/lib/domain/search/reports/queries";
import { type Asked, readAsked, shownHit } from "@/lib/domain/search/rules";
import type { StaffSearch } from "@/lib/domain/search/schema";
import type { SearchGroup, SearchHit, SearchResult, ShownResult } from "@/lib/domain/search/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** How many of each kind are shown side by side, and of one kind on a page of its own. */
const OF_EACH = 5;
const OF_ONE = 20;

async function hitsOf(
  actor: Actor,
  asked: Asked,
  { group, stretch }: { group: SearchGroup; stretch: Stretch },
): Promise<Statement> {
  if (group === "task") return taskHits(actor, asked, stretch);
  if (group === "organisation") return organisationHits(actor, asked, stretch);
  return reportHits(actor, asked, stretch);
}

/**
 * What the actor may read of what is searched for: five of each kind, or a page of twenty of one kind;
 * the best first. One statement. Empty where nothing to search for was typed.
 */
export async function searchStaff(actor: Actor, input: StaffSearch): Promise<SearchResult[]> {
  const asked = readAsked(input.q);
  const groups = searchableBy(actor).filter((group) => !input.group || group === input.group);
  if (!asked || groups.length === 0) return [];
  const shown = input.group ? OF_ONE : OF_EACH;
  const stretch = { limit: shown + 1, offset: input.group ? (input.page - 1) * OF_ONE : 0 };
  const parts = await Promise.all(
    groups.map(async (group) => {
      const hits = await hitsOf(actor, asked, { group, stretch });
      return sql`select ${group}::text as "group", coalesce(json_agg(h), '[]') as hits from (${hits}) h`;
    }),
  );
  const found = await rows<{ group: SearchGroup; hits: SearchHit[] }>(
    sql`${sql.join(parts, " union all ")}`,
  );
  return groups.map((group) => {
    const hits = found.find((one) => one.group === group)?.hits ?? [];
    return { group, hits: hits.slice(0, shown), hasMore: hits.length > shown };
  });
}

/** The figure behind a typed code, for those who see figures at all; its page says what of it they see. */
async function codedResults(actor: Actor, { q, group }: StaffSearch): Promise<ShownResult[]> {
  if (group || !hasVerb(actor, "dashboard.read")) return [];
  const coded = await findCodedFigure(actor, q);
  if (!coded) return [];
  const hit = { href: `/desk/f/${coded.code}`, title: coded.code, note: "打开这个数字的出处" };
  return [{ group: "figure", label: "数字编码", hits: [hit], hasMore: false }];
}

/** The same with the words and the addresses that are shown; the figure behind a code comes first. */
export async function searchShown(actor: Actor, input: StaffSearch): Promise<ShownResult[]> {
  const words = readAsked(input.q)?.words ?? [];
  const [coded, found] = await Promise.all([codedResults(actor, input), searchStaff(actor, input)]);
  const shown = found.map(({ group, hits, hasMore }) => ({
    ...{ group, label: GROUP_LABELS[group], hasMore },
    hits: hits.map((hit) => shownHit(hit, words)),
  }));
  return [...coded, ...shown];
}
