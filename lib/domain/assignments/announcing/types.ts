/** What a list's taking effect meant for the work of some organisations, all the same. */
export interface Announced {
  /** Asked for the first time, or again. */
  made: number;
  /** With another day or target. */
  changed: number;
  cancelled: number;
  organisationIds: string[];
}
