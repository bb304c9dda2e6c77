import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { lightOf } from "@/lib/domain/assignments/rules";
import type { Clock } from "@/lib/domain/assignments/types";
import { getClock } from "@/lib/domain/calendar/queries";
import {
  ASKED,
  beneath,
  findRegion,
  HANDED_IN,
  OPEN,
  yearlyReports,
} from "@/lib/domain/duties/chain/queries";
import { readEntryCursor, writeEntryCursor } from "@/lib/domain/duties/chain/rules";
import type { EntriesQuery } from "@/lib/domain/duties/chain/schema";
import type { ChainEntries, ChainEntry } from "@/lib/domain/duties/chain/types";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

const PAGE = 30;

const SHOWN: Record<EntriesQuery["show"], Statement> = {
  missing: OPEN,
  drafting: sql`a.status = 'drafting'`,
  handed_in: HANDED_IN,
  all: ASKED,
};

type FoundEntry = Omit<ChainEntry, "light" | "submittedAt"> & {
  submittedAt: Date | null;
  awaiting: boolean;
  node: string;
  township: string;
};

const ENTRIES = sql`
  select a.id::text as "assignmentId", a.organisation_id as "organisationId",
    o.name as "organisationName", a.organisation_level as "organisationLevel",
    concat_ws(' ', n.name, (select name from region where code = a.township_code)) as place,
    t.code as "taskCode", t.title as "taskTitle", a.due_on as "dueOn", a.status, a.awaiting,
    a.submitted_at as "submittedAt", to_json(a.done_at) #>> '{}' as "doneAt", a.node_code as node, coalesce(a.township_code, '') as township
  from assignment a
  join region n on n.code = a.node_code
  join organisation o on o.id = a.organisation_id
  join task t on t.id = a.task_id`;

function shown({ node, township, submittedAt, awaiting, ...entry }: FoundEntry, clock: Clock) {
  return {
    ...entry,
    submittedAt: submittedAt?.toISOString() ?? null,
    light: lightOf({ ...entry, awaiting }, clock),
  };
}

function afterCursor(text: string | undefined): Statement {
  const cursor = readEntryCursor(text);
  if (!cursor) return sql`true`;
  return sql`(a.node_code, coalesce(a.township_code, ''), a.id)
    > (${cursor.node}, ${cursor.township}, ${cursor.id}::bigint)`;
}

/**
 * A page of the organisations beneath a region whose year-end report stands so, place by place; `not_found`
 * for a region out of reach.
 */
export async function listChainEntries(actor: Actor, query: EntriesQuery): Promise<ChainEntries> {
  const reaches = await requireReaches(actor, "assignment.read");
  const region = await findRegion(actor, reaches, query.regionCode);
  const clock = await getClock(actor);
  const found = await rows<FoundEntry>(sql`${ENTRIES}
    where a.root_task_id in (${yearlyReports(query)}) and a.year = ${query.year} and ${ASKED}
      and ${SHOWN[query.show]} and ${beneath(region)} and ${assignmentsWithin(reaches, "a")}
      and ${afterCursor(query.after)}
    order by a.node_code, coalesce(a.township_code, ''), a.id limit ${PAGE + 1}`);
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map((entry) => shown(entry, clock)),
    next: found.length > PAGE && last ? writeEntryCursor({ ...last, id: last.assignmentId }) : null,
  };
}

/** An organisation's own year-end reports, for those who enter them; empty for anybody else. */
export async function listOwnReports(
  actor: Actor,
  query: { organisationId: string; year: number },
): Promise<ChainEntry[]> {
  const [reaches, clock] = await Promise.all([
    requireReaches(actor, "report.enter"),
    getClock(actor),
  ]);
  const found = await rows<FoundEntry>(sql`${ENTRIES}
    where a.organisation_id = ${query.organisationId}::uuid and a.year = ${query.year} and ${ASKED}
      and a.root_task_id in (${yearlyReports({ year: query.year })})
      and ${assignmentsWithin(reaches, "a")}
    order by a.due_on, a.id`);
  return found.map((entry) => shown(entry, clock));
}
