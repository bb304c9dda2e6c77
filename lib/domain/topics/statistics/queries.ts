import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findExceptions, getClock } from "@/lib/domain/calendar/queries";
import { isDisputed } from "@/lib/domain/topics/rules";
import { getTopicSettings } from "@/lib/domain/topics/settings/queries";
import { figuresOf, groupTerms } from "@/lib/domain/topics/statistics/rules";
import type { Term, TermLine, TermStatistics } from "@/lib/domain/topics/statistics/types";
import {
  ENTRY_STATE,
  FACT_COLUMNS,
  type FactRow,
  factsOf,
  VOICE_JOINS,
} from "@/lib/domain/topics/verdicts/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

type Row = Omit<Term, "round" | "isDisputed"> & FactRow & { ofRound: number };

const handedIn = (
  state: "released" | "waiting",
) => sql`(select to_char(min(e.written_on), 'YYYY-MM-DD')
  from topic_entry e join publication p on p.id = e.publication_id
  where e.topic_id = t.id and e.round = m.round and e.kind = 'answer' and ${ENTRY_STATE} = ${state})`;

/** Every round of every topic: who was asked when, and when they answered. Days and counts, no words. */
export async function listTerms(actor: Actor): Promise<Term[]> {
  const settings = await getTopicSettings(actor);
  const found = await rows<Row>(sql`
    select t.id as "topicId", m.round::int as "ofRound", m.organisation_id as "unitId",
      m.organisation_name as "unitName", r.code as "regionCode",
      case when r.level > 'city' then city.name || ' ' else '' end || r.name as "regionName", to_char(m.asked_on, 'YYYY-MM-DD') as "askedOn",
      to_char(m.due_on, 'YYYY-MM-DD') as "dueOn", ${handedIn("released")} as "answeredOn",
      ${handedIn("waiting")} as "handedInOn", ${FACT_COLUMNS}
    from topic_round m join topic t on t.id = m.topic_id join region r on r.code = t.region_code
    left join region city on city.code = split_part(r.path, '/', 2)
    ${VOICE_JOINS} order by m.asked_on, m.id`);
  return found.map((one) => {
    const { topicId, ofRound, unitId, unitName, regionCode, regionName } = one;
    const { askedOn, dueOn, answeredOn, handedInOn } = one;
    const isRunning = ofRound === one.round;
    return {
      ...{ topicId, round: ofRound, unitId, unitName, regionCode, regionName },
      ...{ askedOn, dueOn, answeredOn, handedInOn },
      isDisputed: isRunning && isDisputed(factsOf(one, settings)),
    };
  });
}

/** How answers kept their terms, for everybody: in all, by region in their order, by unit in alphabetical order. */
export async function readTermStatistics(actor: Actor): Promise<TermStatistics> {
  const [terms, { today }] = await Promise.all([listTerms(actor), getClock(actor)]);
  const from = [today, ...terms.map(({ askedOn }) => askedOn)].sort()[0] ?? today;
  const { exceptions, missingYears } = await findExceptions(actor, { from, to: today });
  const figures = (of: readonly Term[]) => figuresOf(of, { today, exceptions });
  const lines = (lineOf: (term: Term) => Omit<TermLine, "figures">): TermLine[] =>
    groupTerms(terms, (term) => lineOf(term).of).flatMap((of) => {
      const last = of.at(-1);
      return last ? [{ ...lineOf(last), figures: figures(of) }] : [];
    });
  const byRegion = lines(({ regionCode, regionName }) => ({ of: regionCode, name: regionName }));
  const byUnit = lines(({ unitId, unitName }) => ({ of: unitId, name: unitName }));
  byUnit.sort((a, b) => a.name.localeCompare(b.name, "zh-Hans-CN"));
  return {
    ...{ today, total: figures(terms), byRegion, byUnit, missingYears },
  };
}
