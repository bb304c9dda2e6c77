/*
 * A problem is open until somebody coordinates it; it ends solved or shelved, each with a reason in words, and
 * can be raised again. The office of the region moves it anywhere. Who raised it says whether it is solved and
 * raises it again; the unit that leads it begins to coordinate. Whoever is named adds what was done.
 */
import type { ProblemStatus } from "@/lib/domain/meetings/problems/types";

const MOVES: Record<ProblemStatus, readonly ProblemStatus[]> = {
  open: ["coordinating", "solved", "shelved"],
  coordinating: ["solved", "shelved"],
  solved: ["open"],
  shelved: ["open"],
};

/** What somebody is to a problem. */
export interface ProblemPart {
  isOffice: boolean;
  isRaiser: boolean;
  isLead: boolean;
  isCooperating: boolean;
}

/** Where somebody may move a problem from its status. */
export function movesFor(status: ProblemStatus, part: ProblemPart): ProblemStatus[] {
  return MOVES[status].filter((to) => {
    if (part.isOffice) return true;
    if (to === "coordinating") return part.isLead;
    return to !== "shelved" && part.isRaiser;
  });
}

/** True for those who may add what was done: the office and everybody who is named. */
export function mayStep({ isOffice, isRaiser, isLead, isCooperating }: ProblemPart): boolean {
  return isOffice || isRaiser || isLead || isCooperating;
}
