import type { Actor } from "@/lib/access/actor";
import { answerGuard } from "@/lib/domain/guard/commands";
import { inspectList } from "@/lib/domain/guard/queries";
import { openFindings } from "@/lib/domain/guard/rules";

/** Gives a reason wherever the guard asks for one, as a drafter would before handing a list in. */
export async function answerEverything(actor: Actor, listId: string): Promise<void> {
  const { toAnswer } = openFindings(await inspectList(actor, listId));
  for (const { taskId, ruleCode } of toAnswer) {
    await answerGuard(actor, { taskId, ruleCode, reason: "已列入本年度工作安排，逐项核对过" });
  }
}
