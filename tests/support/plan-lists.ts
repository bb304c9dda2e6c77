import type pg from "pg";
import type { StaffActor } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { assignmentFilterSchema } from "@/lib/domain/assignments/schema";
import { listTodo } from "@/lib/domain/assignments/todo/queries";
import { listMaterials } from "@/lib/domain/evidence/library/queries";
import { materialFilterSchema } from "@/lib/domain/evidence/library/schema";
import { listDeliveries } from "@/lib/domain/notifications/deliveries/queries";
import { listMessages } from "@/lib/domain/notifications/queries";
import { listQueue } from "@/lib/domain/reviews/queue/queries";
import { queueOf } from "@/lib/domain/reviews/queue/schema";
import { listWaitingOpenings } from "@/lib/domain/windows/openings/queries";
import { type Plan, planOf, statementsOf } from "./plans";

/** A list that somebody reads. */
export interface PlannedList {
  name: string;
  read: (actor: StaffActor) => Promise<{ length: number }>;
  /** What tells the statement that gives the rows. */
  mark: RegExp;
}

/** Who looks at a list. */
export type Viewer = "village" | "countyLead" | "provinceLead" | "office" | "administrator";

const YEAR = 2026;

const assignments = (show: string) => async (actor: StaffActor) =>
  (await listAssignments(actor, assignmentFilterSchema.parse({ year: YEAR, show }))).rows;
const queue = (tab: string) => async (actor: StaffActor) =>
  (await listQueue(actor, queueOf(`isWide=1&tab=${tab}`))).rows;

/** The lists that target P10 is about, each as the one reads it who has the longest of its kind. */
export const LISTS: (PlannedList & { who: Viewer })[] = [
  { name: "assignments", who: "office", read: assignments("asked"), mark: /from cell/ },
  { name: "assignments returned", who: "office", read: assignments("returned"), mark: /from cell/ },
  {
    name: "own assignments",
    who: "village",
    read: assignments("asked"),
    mark: /from assignment a/,
  },
  {
    name: "todo",
    who: "village",
    read: (actor) => listTodo(actor, { year: YEAR, isOwnOnly: true, limit: 50 }),
    mark: /from page a/,
  },
  ...["waiting", "again", "soon"].map((tab) => ({
    name: `review queue ${tab}`,
    who: "countyLead" as const,
    read: queue(tab),
    mark: /from page a/,
  })),
  { name: "to accept", who: "countyLead", read: queue("accept"), mark: /from page a/ },
  { name: "doubted", who: "countyLead", read: queue("doubted"), mark: /from page a/ },
  {
    name: "evidence library",
    who: "village",
    read: async (actor) =>
      (await listMaterials(actor, actor.organisation.id, materialFilterSchema.parse({}))).rows,
    mark: /from evidence e/,
  },
  {
    name: "messages",
    who: "village",
    read: async (actor) => (await listMessages(actor, { view: "all" })).rows,
    mark: /from notification n/,
  },
  {
    name: "deliveries",
    who: "administrator",
    read: async (actor) => (await listDeliveries(actor, {})).rows,
    mark: /from delivery d/,
  },
  {
    name: "openings",
    who: "office",
    read: (actor) => listWaitingOpenings(actor, true),
    mark: /from window_opening wo/,
  },
];

/** What a list took: the rows shown, the plans of what gave them, and of every statement. */
export interface ListPlans {
  shown: number;
  giving: Plan[];
  all: Plan[];
}

/** Reads a list and has the database tell how it read each of its statements. */
export async function plansOf(
  client: pg.ClientBase,
  actor: StaffActor,
  list: PlannedList,
): Promise<ListPlans> {
  let shown = 0;
  const sent = await statementsOf(async () => {
    shown = (await list.read(actor)).length;
  });
  const all: Plan[] = [];
  const giving: Plan[] = [];
  for (const statement of sent) {
    const plan = await planOf(client, statement);
    all.push(plan);
    if (list.mark.test(statement.text)) giving.push(plan);
  }
  return { shown, giving, all };
}

const LARGE = 10_000;

/** The tables of more than ten thousand rows that were read whole. */
export function largeTables(plans: readonly Plan[]): string[] {
  return plans.flatMap(({ wholeTables }) =>
    wholeTables.filter(({ rows }) => rows > LARGE).map(({ table }) => table),
  );
}
