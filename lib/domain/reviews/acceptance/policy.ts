/*
 * Who accepts (认可), where reports are reviewed in two steps. What a level approved, the level right above it
 * accepts: what a township approved, its county; what a county approved, its city; what a city or a directly
 * administered county approved, the province. There the lead of the carrier accepts, or the office. What the
 * top level approved itself, its office accepts. Nobody accepts what they entered or approved themselves, nor
 * what the person they stand in for did. Until the next level has acted, whoever approved (or stands in for
 * them, or has them stand in) can take the approval back; nobody else below can change anything.
 */
import type { StaffActor } from "@/lib/access/actor";

/** Who entered and who approved a report: the hands that a further step must not come from. */
export interface Approval {
  approvedById: string | null;
  approvedForId: string | null;
}

/** True when the approval is the actor's to take back: given by them, for them, or by whom they stand in for. */
export function canRetract(actor: StaffActor, approval: Approval): boolean {
  const given = [approval.approvedById, approval.approvedForId];
  const mine = [actor.accountId, ...(actor.delegated ?? []).map((one) => one.onBehalfOf.accountId)];
  return mine.some((accountId) => given.includes(accountId));
}
