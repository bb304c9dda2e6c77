import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inspectList } from "@/lib/domain/guard/queries";
import type { GuardFinding } from "@/lib/domain/guard/types";
import type { ReturnListInput } from "@/lib/domain/lists/consents/schema";
import type { Consent, Remark } from "@/lib/domain/lists/consents/types";
import { removeDutyTasks } from "@/lib/domain/lists/copies/commands";
import { makeDutyTasks } from "@/lib/domain/lists/duties/commands";
import { getList } from "@/lib/domain/lists/queries";
import type { ConsentInput } from "@/lib/domain/lists/schema";
import { takeStep } from "@/lib/domain/lists/steps/commands";
import type { ListDetail } from "@/lib/domain/lists/types";
import type { Tx } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

type Said = Pick<Consent, "decision" | "note" | "remarks"> & { findings: GuardFinding[] };

async function insertConsent(tx: Tx, actor: Actor, listId: string, said: Said): Promise<void> {
  const staff = actor.kind === "staff" ? actor : undefined;
  await tx.count(sql`
    insert into list_consent (id, list_id, decision, note, remarks, findings, by_id, by_name, unit_name)
    values (${newId()}, ${listId}, ${said.decision}, ${said.note}, ${JSON.stringify(said.remarks)},
      ${JSON.stringify(said.findings)}, ${staff?.accountId ?? null}, ${staff?.name ?? "系统"},
      ${staff?.organisation.name ?? "系统"})`);
}

/**
 * Records the office's consent (for the coordination list, the leading group's) with what the guard had
 * found: the list may then be issued. Recurring duties of a responsibility list become its tasks.
 */
export async function consentToList(actor: Actor, input: ConsentInput) {
  const name = actor.kind === "staff" ? `${actor.organisation.name} ${actor.name}：` : "";
  const list = await getList(actor, input.listId);
  const findings = list.can.consent ? await inspectList(actor, list.id) : [];
  return takeStep(actor, input, {
    action: "list.consent",
    right: "consent",
    from: "under_consent",
    changes: sql`consent_note = ${name + input.note}`,
    after: { consentNote: name + input.note, findings: findings.length },
    also: async (tx) => {
      const said = { decision: "consented" as const, note: input.note, remarks: [], findings };
      await insertConsent(tx, actor, list.id, said);
      if (list.kind === "responsibility") await makeDutyTasks(tx, list.id);
    },
  });
}

function remarksAt(list: ListDetail, input: ReturnListInput): Remark[] {
  const codes = new Map([...list.tasks, ...list.clauses].map(({ id, code }) => [id, code]));
  return input.remarks.map(({ entryId, text }) => {
    const code = codes.get(entryId);
    if (code === undefined) throw invalid({ entryIds: "所选条目已不在清单中，请重新选择" });
    return { entryId, code, text };
  });
}

/** Returns a list to those who drafted it, with the reason and what is to be changed at which entry. */
export async function returnList(actor: Actor, input: ReturnListInput) {
  const list = await getList(actor, input.listId);
  const remarks = remarksAt(list, input);
  const findings = list.can.return ? await inspectList(actor, list.id) : [];
  return takeStep(actor, input, {
    action: "list.return",
    right: "return",
    from: "under_consent",
    changes: sql`status = 'draft', consent_note = null`,
    after: { status: "draft", note: input.note, remarks },
    also: async (tx) => {
      const said = { decision: "returned" as const, note: input.note, remarks, findings };
      await insertConsent(tx, actor, list.id, said);
      await removeDutyTasks(tx, list.id);
    },
  });
}
