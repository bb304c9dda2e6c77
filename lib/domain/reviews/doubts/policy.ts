/*
 * A reviewer who cannot tell whether a report is true forwards it with a reason (存疑). The office or the
 * discipline commission of its county (of the city or province for what stands at their own level), or one
 * above, answers in words: 属实 or 不属实. Who entered the report or raised the doubt does not answer it.
 * Until it is answered, or the one who raised it takes it back, the report stays submitted: it is neither
 * approved nor returned, and its unit does not take it back. The answer decides nothing: the reviewer does.
 */
import type { StaffActor } from "@/lib/access/actor";

/** The accounts in whose name the actor's doubts were raised: their own, and of those they stand in for. */
export function raisedBy(actor: StaffActor): string[] {
  return [actor.accountId, ...(actor.delegated ?? []).map((one) => one.onBehalfOf.accountId)];
}
