import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import type { Window } from "@/lib/domain/assignments/window/types";
import type { Day } from "@/lib/shared/dates";

/** What the reader may decide about one assignment's window. */
export interface WindowRights {
  /** 开窗 and 挂起. */
  mayManage: boolean;
  /** 免报. */
  mayExempt: boolean;
}

/** What a decision about one assignment's window needs to know of it. */
export interface Subject {
  id: string;
  version: number;
  status: AssignmentStatus;
  awaiting: boolean;
  organisationId: string;
  regionCode: string;
  title: string;
  window: Window;
  today: Day;
  /** The last day of 继续报送 where its year was closed; null while the year is open. */
  keptUntil: Day | null;
}
