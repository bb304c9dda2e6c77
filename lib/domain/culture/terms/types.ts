import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";

/** What is kept as data: kinds of venues, types of works, licences, hosts that may be linked. */
export type TermFamily = "venue_kind" | "work_type" | "licence" | "link_host";

/** One of them. */
export interface Term {
  family: TermFamily;
  code: string;
  name: string;
  note: string;
  /** Of a kind of venue: the level at which each region owes one. */
  level: RegionLevel | null;
  position: number;
  isActive: boolean;
}
