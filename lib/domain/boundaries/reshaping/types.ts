import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";

/** A region as the tree has it. */
export interface TreeRegion {
  code: string;
  name: string;
  level: RegionLevel;
  parentCode: string | null;
  path: string;
  nodeCode: string;
  isDirectCounty: boolean;
  isEnded: boolean;
}

/** What becomes of the tree. */
export interface Reshaped {
  made: TreeRegion[];
  /** Existing ones with another name, parent, path or node. */
  changed: TreeRegion[];
  /** Codes of `changed` that come to lie elsewhere: not those that only bear another name. */
  moved: string[];
  /** The first successor is the one that takes what nothing else is said of. */
  ended: { code: string; successors: string[] }[];
  /** Those of `ended` that are the same place under a new code. */
  same: { code: string; newCode: string }[];
}
