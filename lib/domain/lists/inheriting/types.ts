import type { Direction } from "@/lib/domain/imports/schema";
import type { FixedField, LooserTerms, Terms } from "./rules";

/** A task of a lower list with what the lists above ask of it. */
export interface InheritedTask {
  id: string;
  code: string;
  title: string;
  rootTaskId: string;
  direction: Direction;
  unit: string;
  below: Terms;
  /** Null where no issued list above has the task any more. */
  above: Terms | null;
  /** The granted weakening that covers it, where it asks for less. */
  weakeningId: string | null;
  /** In what it asks for less than above; null where it does not. */
  looser: LooserTerms | null;
  /** Fixed fields that differ from the task it takes over. */
  broken: (FixedField | "askedLevels")[];
  /** The list above made it into a new task. */
  isReplacedAbove: boolean;
}

/** The list above that a lower list takes over, as it stands now. */
export interface UpperList {
  id: string;
  title: string;
  regionCode: string;
  regionName: string;
  listVersion: number;
}

/** A place for which the reader may start a lower list. */
export interface LowerPlace {
  regionCode: string;
  regionName: string;
}
