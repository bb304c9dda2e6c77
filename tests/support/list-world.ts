import { randomUUID } from "node:crypto";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { issueList, runIssuing } from "@/lib/domain/assignments/issuing/commands";
import { getIssuing } from "@/lib/domain/assignments/issuing/queries";
import { answerGuard } from "@/lib/domain/guard/commands";
import { inspectList } from "@/lib/domain/guard/queries";
import { submitForConsent } from "@/lib/domain/lists/commands";
import { consentToList } from "@/lib/domain/lists/consents/commands";
import { removeTasks } from "@/lib/domain/lists/copies/commands";
import { getList, listLists } from "@/lib/domain/lists/queries";
import type { ListDetail } from "@/lib/domain/lists/types";
import { reviseList } from "@/lib/domain/lists/versions/commands";
import { transaction } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { staff } from "./demo-world";

// The village carrier's lists of the small demonstration, at three levels, as their own leads move them.

const PROVINCE = "420000";
export const CITY = "420600";

/** Who drafts and issues, and who consents, at each level. */
export interface Desk {
  lead: StaffActor;
  office: StaffActor;
}

export async function desks(): Promise<Record<"province" | "city" | "county", Desk>> {
  const [sheng, shi, xian, office, shiban, xianban] = await Promise.all(
    ["sheng", "shi", "xian", "office", "shiban", "xianban"].map(staff),
  );
  if (!sheng || !shi || !xian || !office || !shiban || !xianban) throw new Error("nobody is there");
  return {
    province: { lead: sheng, office },
    city: { lead: shi, office: shiban },
    county: { lead: xian, office: xianban },
  };
}

/** The issued village list of a region. */
export async function issuedList(actor: StaffActor, regionCode = PROVINCE): Promise<ListDetail> {
  const lists = await listLists(actor, { kind: "task", carrierCode: "village" });
  const found = lists.find((one) => one.status === "issued" && one.regionCode === regionCode);
  if (!found) throw new Error(`no issued list of ${regionCode}`);
  return getList(actor, found.id);
}

/** Writes into a draft what an editor would. */
export async function edit(statement: Statement): Promise<number> {
  return transaction((tx) => tx.count(statement));
}

/** Takes a task out of a draft. */
export async function remove(listId: string, rootTaskId: string): Promise<void> {
  await transaction((tx) => removeTasks(tx, at(listId, rootTaskId)));
}

/** The next version of an issued list as a draft. */
export async function revise(
  { lead }: Desk,
  listId: string,
  takesOver = false,
  gone: "drop" | "keep" = "drop",
): Promise<string> {
  const { version } = await getList(lead, listId);
  return (await reviseList(lead, { listId, version, takesOver, gone })).listId;
}

/** Gives the guard a reason wherever it waits for one. */
export async function answerAll(lead: StaffActor, listId: string): Promise<void> {
  for (const finding of await inspectList(lead, listId)) {
    if (!finding.isAnswerable || finding.answer) continue;
    const { taskId, ruleCode } = finding;
    await answerGuard(lead, { taskId, ruleCode, reason: "按省级部署必须保留，已压减其他任务" });
  }
}

/** Hands a draft in and has the office consent. */
export async function consent({ lead, office }: Desk, listId: string): Promise<void> {
  await answerAll(lead, listId);
  const { version } = await getList(lead, listId);
  await submitForConsent(lead, { listId, version, changeNote: "按年度安排调整" });
  const waiting = await getList(office, listId);
  await consentToList(office, { listId, version: waiting.version, note: "审核同意" });
}

type Levels = Parameters<typeof issueList>[1]["levels"];

/** Issues a list that was consented to; what is too much for one request is done as the worker does it. */
export async function issue({ lead }: Desk, listId: string, levels?: Levels): Promise<string> {
  const list = await getList(lead, listId);
  const all = [...new Set(list.tasks.flatMap((task) => task.askedLevels))];
  const { issuingId } = await issueList(lead, {
    ...{ listId, version: list.version, levels: levels ?? all, key: randomUUID() },
    ...{ regionCodes: [], organisationIds: [], periods: "all" as const },
  });
  const progress = await getIssuing(lead, issuingId);
  if (progress.state === "waiting") await runIssuing(systemActor("test"), issuingId);
  return issuingId;
}

/** A draft all the way to being issued. */
export async function carryThrough(desk: Desk, listId: string): Promise<void> {
  await consent(desk, listId);
  await issue(desk, listId);
}

/** A task of a list by its root. */
export function taskOf(list: ListDetail, rootTaskId: string) {
  const found = list.tasks.find((task) => task.rootTaskId === rootTaskId);
  if (!found) throw new Error("no such task");
  return found;
}

/** Condition: the task of a list with a root. */
export function at(listId: string, rootTaskId: string): Statement {
  return sql`list_id = ${listId}::uuid and root_task_id = ${rootTaskId}::uuid`;
}
