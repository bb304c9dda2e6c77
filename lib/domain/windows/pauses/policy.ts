/*
 * A lead unit pauses the tasks of its carrier for organisations below its own level; an office pauses any
 * task in its region and beneath. A pause is ended by the unit that made it, or by an office over the place.
 */
import type { Reach } from "@/lib/access/reach";

/** True when a reach is an office's: all organisations and all tasks of its region. */
function isOfficeReach(reach: Reach): boolean {
  return reach.tasks === null && reach.levels === null && reach.organisationId === null;
}

/** The part of the reaches with which others' pauses are ended. */
export function officeReaches(reaches: readonly Reach[]): Reach[] {
  return reaches.filter(isOfficeReach);
}
