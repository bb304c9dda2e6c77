import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { WORDS_VERB } from "@/lib/domain/ratings/policy";
import { noRatings, USUAL_REASONS } from "@/lib/domain/ratings/rules";
import { reasonsSettingSchema, subjectTypeSchema } from "@/lib/domain/ratings/schema";
import type {
  RatingLevel,
  RatingSubject,
  RatingSubjectType,
  RatingTotals,
  RatingWords,
  ReasonCount,
} from "@/lib/domain/ratings/types";
import { decrypt } from "@/lib/platform/crypto";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

interface SubjectsOfOneKind {
  subjectType: RatingSubjectType;
  subjectIds: readonly string[];
}

function ratingsOf({ subjectType, subjectIds }: SubjectsOfOneKind): Statement {
  return sql`rating g join rating_code k on k.id = g.code_id
    where k.subject_type = ${subjectType}
      and k.subject_id = any (${subjectIds.filter(isId)}::uuid[])`;
}

/** How some subjects were rated, all together: counts and nothing else, for everybody. */
export async function summariseRatings(
  _actor: Actor,
  subjects: SubjectsOfOneKind,
): Promise<RatingTotals> {
  const [levels, reasons] = await Promise.all([
    rows<{ level: RatingLevel; count: number }>(sql`
      select g.level::int as level, count(*)::int as count from ${ratingsOf(subjects)} group by 1`),
    rows<ReasonCount>(sql`
      select given.reason, count(*)::int as count
      from (select unnest(g.reasons) as reason from ${ratingsOf(subjects)}) given
      group by 1 order by 2 desc, 1`),
  ]);
  const totals = noRatings();
  for (const { level, count } of levels) totals.counts[level] = count;
  totals.total = levels.reduce((sum, { count }) => sum + count, 0);
  totals.low = totals.counts[4] + totals.counts[5];
  totals.reasons = reasons;
  return totals;
}

/** The totals of one subject for the page after a rating; throws `not_found` for what nobody has rated. */
export async function getTotalsPage(
  actor: Actor,
  { type, id }: { type: string; id: string },
): Promise<RatingTotals> {
  const subjectType = subjectTypeSchema.safeParse(type);
  if (!subjectType.success || !isId(id)) throw notFound("评价");
  const totals = await summariseRatings(actor, { subjectType: subjectType.data, subjectIds: [id] });
  if (totals.total === 0) throw notFound("评价");
  return totals;
}

/** The reasons that the form offers for a kind of subject: the office's own, or the usual ones. */
export async function listReasons(
  _actor: Actor,
  subjectType: RatingSubjectType,
): Promise<readonly string[]> {
  const found = await row<{ value: unknown }>(sql`
    select value from setting where key = 'rating_reasons'`);
  const set = reasonsSettingSchema.parse(found?.value ?? {});
  const own = subjectType === "self_test" ? undefined : set[subjectType];
  return own ?? USUAL_REASONS[subjectType];
}

const MOST_WORDS = 200;

/** The ratings of a subject one by one with what was written, the newest first, for who answers for it. */
export async function listRatingWords(
  actor: Actor,
  { subjectType, subjectId }: RatingSubject,
): Promise<RatingWords[]> {
  const reaches = await requireReaches(actor, WORDS_VERB[subjectType]);
  const found = await rows<RatingWords>(sql`
    select g.id, g.level::int as level, g.reasons, g.words, k.about,
      to_char(g.rated_on, 'YYYY-MM-DD') as "ratedOn"
    from rating g join rating_code k on k.id = g.code_id join region r on r.code = k.region_code
    where k.subject_type = ${subjectType} and k.subject_id = ${subjectId}::uuid
      and ${regionsWithin(reaches, "r")}
    order by g.rated_on desc, g.level desc, g.id limit ${MOST_WORDS}`);
  return found.map((one) => ({ ...one, words: one.words && decrypt(one.words, one.id) }));
}
