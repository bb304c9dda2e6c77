/*
 * People can say something from the first day of a solicitation to its last, both included.
 */
import type { SolicitationState } from "@/lib/domain/topics/solicitations/types";

/** Whether people can still say something: by days, both included. */
export function solicitationState(
  { opensOn, closesOn }: { opensOn: string; closesOn: string },
  today: string,
): SolicitationState {
  if (today < opensOn) return "upcoming";
  return today <= closesOn ? "open" : "ended";
}
