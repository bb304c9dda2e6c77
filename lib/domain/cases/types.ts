import type { CaseStatus } from "@/lib/platform/generated/prisma/enums";

/** case: 典型案例 · method: 工作法 */
export type CaseForm = "case" | "method";

/** One measured thing before and after, as it stood when it was chosen. */
export interface CaseFigure {
  label: string;
  unit: string;
  /** system: approved figures of the platform; own: stated by the unit with its source (单位自报). */
  source: "system" | "own";
  before: { period: string; value: number };
  after: { period: string; value: number };
  /** How the numbers come about: names and numbers of the formula, or the source that the unit names. */
  formula: string;
  /** The task that the system figures were reported for. */
  task: { rootTaskId: string; code: string; title: string } | null;
}

/** A case as lists show it. */
export interface CaseSummary {
  id: string;
  form: CaseForm;
  year: number;
  status: CaseStatus;
  title: string;
  organisationId: string;
  organisationName: string;
  regionCode: string;
  regionName: string;
  carrierCode: string;
  carrierName: string;
  submittedAt: Date | null;
  isExample: boolean;
  version: number;
  isOwn: boolean;
}

/** A principle of selection; the weights of a year make 100. */
export interface Principle {
  name: string;
  note: string;
  weight: number;
}

/** What an assessor gave for one principle, and why. */
export interface PrincipleScore {
  principle: string;
  weight: number;
  score: number;
  reason: string;
}

/** A case in the hands of one assessor, as far as whoever looks may see it. */
export interface Assessment {
  ordinal: number;
  /** Null where the reader may not know who it is. */
  name: string | null;
  isGiven: boolean;
  /** Null while it is blind to the reader. */
  scores: PrincipleScore[] | null;
  total: number | null;
  comment: string | null;
  isMine: boolean;
}

/** A case with all that whoever looks may see. */
export interface CaseDetail extends CaseSummary {
  background: string;
  practice: string;
  result: string;
  figures: CaseFigure[];
  pictureIds: string[];
  policyCode: string | null;
  policyTitle: string | null;
  writtenByName: string;
  returnReason: string | null;
  principles: Principle[] | null;
  threshold: number | null;
  seed: string | null;
  talk: string | null;
  talkByName: string | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string | null;
  maySelect: boolean;
  /** Who was drawn and could not assess, and why; for the selector alone. */
  replaced: { name: string; reason: string }[];
  assessments: Assessment[];
}

/** An organisation that copied a case. */
export interface Adoption {
  id: string;
  caseId: string;
  parentId: string | null;
  organisationId: string;
  organisationName: string;
  regionName: string;
  adoptedOn: string;
  adapted: string;
  result: string;
  figures: CaseFigure[];
  status: "reported" | "checked" | "returned";
  reportedByName: string;
  reason: string | null;
  version: number;
}
