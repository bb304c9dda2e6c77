import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { holdForMove, noteStep } from "@/lib/domain/sites/lifecycle/commands";
import { openRecheck } from "@/lib/domain/sites/rechecks/commands";
import { listSignals } from "@/lib/domain/sites/signals/queries";
import type { AnswerSignalInput } from "@/lib/domain/sites/signals/schema";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Begins an early re-check on the ground of a signal, or sets it aside with a reason. */
export async function answerSignal(
  actor: Actor,
  input: AnswerSignalInput,
): Promise<{ siteId: string }> {
  const { siteId, source, decision, signalReason, signalDueOn } = input;
  const { today } = await getClock(actor);
  if (decision === "recheck" && (!signalDueOn || signalDueOn < today)) {
    throw invalid({ signalDueOn: "请填写复核完成日期，不早于今天" });
  }
  return write(actor, { action: "site.answer_signal" }, async (tx) => {
    const site = await holdForMove(tx, actor, { ...input, move: "recheck" });
    const signal = (await listSignals(actor, { siteId })).find((one) => one.source === source);
    if (!signal) throw conflict("这条信号已经处理过或不再成立，请刷新页面");
    await tx.count(sql`
      insert into site_signal_answer (id, site_id, source, count, decision, reason, by_name)
      values (${newId()}, ${siteId}::uuid, ${source}, ${signal.count}, ${decision}, ${signalReason},
        ${actorName(actor)})`);
    const ground = `${signal.ground}；${signalReason}`;
    if (decision === "recheck" && signalDueOn) {
      await openRecheck(tx, actor, site, { cause: "signal", dueOn: signalDueOn, ground });
    } else {
      const facts = { source, count: signal.count };
      await noteStep(tx, actor, site, { move: "set_signal_aside", text: ground, facts });
    }
    return { siteId };
  });
}
