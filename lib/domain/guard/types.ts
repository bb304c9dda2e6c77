import type { CatalogueField } from "@/lib/domain/guard/fields/types";
import type { LoadTask, MinutesBudget } from "@/lib/domain/guard/load/types";
import type { DataSource, Frequency, Level } from "@/lib/domain/imports/schema";

/** What a hit does: a task that is blocked cannot be handed in, one that is warned about can. */
export type GuardEffect = "block" | "warn";

/** The checks that a rule may drive. */
export type GuardMatcher =
  | "words"
  | "evidence_kinds"
  | "evidence_limit"
  | "inspection_plan"
  | "frequency"
  | "same_field"
  | "minutes_budget";

/** The words and limits of a rule's check. */
export interface GuardParameters {
  /** What is looked for. */
  words?: string[] | undefined;
  /** Longer phrases in which a word means something else. */
  exceptions?: string[] | undefined;
  /** One of these must stand in the same clause. */
  near?: string[] | undefined;
  /** None of these may stand in the same clause. */
  far?: string[] | undefined;
  /** Words that show the inspection to be planned. */
  plan?: string[] | undefined;
  /** Kinds of evidence. */
  kinds?: string[] | undefined;
  /** Only where the kinds are demanded and nothing else will do. */
  isOnlyDemanded?: boolean | undefined;
  /** Only where one of these levels is asked; all levels when left out. */
  levels?: Level[] | undefined;
  /** The most that a level may be asked for. */
  limits?: Partial<Record<Level, number>> | undefined;
}

/** A rule on 减负 as the office keeps it. `number` is empty where the clause is not yet entered. */
export interface GuardRule {
  code: string;
  title: string;
  document: string;
  number: string;
  text: string;
  matcher: GuardMatcher;
  parameters: GuardParameters;
  effect: GuardEffect;
  isAnswerable: boolean;
  isActive: boolean;
  version: number;
}

/** What of a task the guard looks at; a task of a list and a row being typed both fit. */
export interface GuardedTask {
  id: string;
  rootTaskId: string;
  code: string;
  title: string;
  measure: string;
  indicatorName: string;
  unit: string;
  form: "ratio" | "count" | "amount" | "score" | "boolean";
  numeratorName: string | null;
  denominatorName: string | null;
  evidenceHint: readonly string[];
  evidenceKinds: readonly string[];
  evidenceMin: number;
  evidenceMax: number;
  askedLevels: readonly Level[];
  frequency: Frequency;
  dueDates: readonly string[];
  minutes: number;
  basis: readonly { source: string; fact: string }[];
  note: string | null;
  source: DataSource;
  subCarrierCode: string | null;
  leadLine: string | null;
  askedRole: "lead" | "cooperating" | "resident";
  inheritsTaskId: string | null;
  prefillRootId: string | null;
}

/** Where in a task something was found. */
export type GuardField =
  | "title"
  | "measure"
  | "indicatorName"
  | "numeratorName"
  | "denominatorName"
  | "evidenceHint"
  | "evidenceKinds"
  | "evidenceMax"
  | "note"
  | "source"
  | "frequency"
  | "minutes";

/** A field with what was found in it. */
export interface GuardMatch {
  field: GuardField;
  words: string[];
}

/** The list in which the same thing is asked already. */
export interface RelatedField {
  listId: string;
  list: string;
  rootTaskId: string;
  task: string;
  owner: string;
  /** False where no value of it can be offered: a system, survey or inspection supplies it. */
  mayPrefill: boolean;
}

/** A rule that speaks against a task. */
export interface GuardHit {
  taskId: string;
  code: string;
  ruleCode: string;
  matched: GuardMatch[];
  related?: RelatedField | undefined;
}

/** Why a task stands although a rule speaks against it. */
export interface GuardAnswer {
  reason: string;
  byName: string;
  at: string;
}

/** A hit with the rule's own words and the drafter's answer, as it is shown and kept. */
export interface GuardFinding extends GuardHit {
  taskTitle: string;
  title: string;
  document: string;
  number: string;
  text: string;
  effect: GuardEffect;
  isAnswerable: boolean;
  answer: GuardAnswer | null;
  /** The reason that an earlier version of the list gave for the same task and rule. */
  earlier: string | null;
}

/** What was answered: in this list, and in its earlier versions. By `answerKey`. */
export interface GuardAnswers {
  given: ReadonlyMap<string, GuardAnswer>;
  earlier: ReadonlyMap<string, string>;
}

/** What else is asked on the line of a list's region: what the checks beyond one task compare with. */
export interface GuardFacts {
  /** The list's carrier, and the carrier above it; null for the coordination office's own list. */
  carrierCode: string | null;
  parentCarrierCode: string | null;
  /** Sub-carriers to their carriers. */
  parents: Readonly<Record<string, string>>;
  catalogue: readonly CatalogueField[];
  others: readonly LoadTask[];
  budgets: readonly MinutesBudget[];
}
