import type { Day } from "@/lib/shared/dates";

/** A public page for search engines. */
export interface PublicAddress {
  path: string;
  modified: Day | null;
}
