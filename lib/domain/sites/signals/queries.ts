import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { readableSites } from "@/lib/domain/sites/lifecycle/policy";
import { beginningsOf } from "@/lib/domain/sites/lifecycle/rules";
import { groundOf, thresholdOf } from "@/lib/domain/sites/signals/rules";
import type { Signal, SignalSource } from "@/lib/domain/sites/signals/types";
import { getSiteTerms } from "@/lib/domain/sites/terms/queries";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;
const OWN_YEAR = sql`a.organisation_id = s.organisation_id and a.year = extract(year from ${TODAY})`;

/** The figure of each source for site `s`. A new source is a line here, its words and its threshold in rules. */
const FIGURES: Record<SignalSource, Statement> = {
  overdue_tasks: sql`select count(*) from assignment a where ${OWN_YEAR} and not a.awaiting
    and a.status in ('not_started', 'drafting', 'returned') and a.due_on < ${TODAY}
    and (a.paused_until is null or a.paused_until < ${TODAY})`,
  returned_reports: sql`select coalesce(sum(a.times_returned), 0) from assignment a where ${OWN_YEAR}`,
  low_ratings: sql`select count(*) from rating g join rating_code k on k.id = g.code_id
    where k.subject_type = 'visit' and k.subject_id = s.id and g.level >= 4
      and extract(year from g.rated_on) = extract(year from ${TODAY})`,
};

const SOURCES = Object.keys(FIGURES) as SignalSource[];

/** The signals of standing sites that the actor reads and nobody answered at their present figure. */
export async function listSignals(actor: Actor, only: { siteId?: string } = {}): Promise<Signal[]> {
  const [reading, terms] = await Promise.all([reachesFor(actor, "site.read"), getSiteTerms(actor)]);
  const figures = SOURCES.map(
    (source) => sql`select ${source}::text as source, (${FIGURES[source]})::int as count,
      ${thresholdOf(source, terms)}::int as least`,
  );
  const one = only.siteId ? sql`s.id = ${only.siteId}::uuid` : sql`true`;
  const found = await rows<Omit<Signal, "ground">>(sql`
    select s.id as "siteId", f.source, f.count
    from demonstration_site s join organisation o on o.id = s.organisation_id
    cross join lateral (${sql.join(figures, " union all ")}) f
    where s.status = any (${[...beginningsOf("recheck")]}::demonstration_status[])
      and ${one} and ${readableSites(actor, reading)} and f.count >= f.least
      and f.count > coalesce((select max(w.count) from site_signal_answer w
        where w.site_id = s.id and w.source = f.source
          and extract(year from w.at at time zone 'Asia/Shanghai') = extract(year from ${TODAY})), 0)
    order by f.count desc, s.id, f.source`);
  return found.map((signal) => ({ ...signal, ground: groundOf(signal.source, signal.count) }));
}
