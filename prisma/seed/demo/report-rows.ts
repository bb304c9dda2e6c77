import { copyLine, plainLine } from "../copy";
import type { AssignmentFact } from "./assignments";
import type { Figures } from "./figures";
import { dayOfMoment, dayText, momentText } from "./moments";
import { Random } from "./random";
import type { RevisionFact } from "./state";
import type { ReportTexts, Words } from "./texts";

const SHANGHAI_OFFSET = 8 * 3_600_000;

function hex(value: number, digits: number): string {
  return Math.floor(value).toString(16).padStart(digits, "0").slice(-digits);
}

/** An id of version 7 (ordered by time) for a moment; `number` is what makes it the only one. */
export function timedId(moment: number, number: number, random: Random): string {
  const time = hex(moment * 1000 - SHANGHAI_OFFSET, 12);
  const draw = (digits: number) => hex(random.next() * 16 ** digits, digits);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${draw(3)}-8${draw(3)}-${hex(number, 12)}`;
}

/** The columns of a report's row. */
export const REPORT_COLUMNS = [
  "id",
  "assignment_id",
  "revision",
  "numerator",
  "denominator",
  "value",
  "narrative",
  "explanation",
  "difficulties",
  "receipt_no",
  "submitted_at",
  "submitted_by_id",
  "submitted_by_name",
  "is_on_time",
];

/** The columns of a review's row. */
export const REVIEW_COLUMNS = [
  "id",
  "report_id",
  "decision",
  "reason",
  "field",
  "return_due_on",
  "reviewer_id",
  "reviewer_name",
  "reviewer_unit",
  "at",
];

/** A submitted revision with its words, ready to be written. */
export interface WrittenReport {
  id: string;
  revision: RevisionFact;
  words: Words;
  random: Random;
}

/** The reports of an assignment: each revision in words of its own. */
export function reportsOf(fact: AssignmentFact, texts: ReportTexts): WrittenReport[] {
  const { figures } = fact;
  if (!figures) return [];
  return fact.state.revisions.map((revision) => {
    const random = new Random(fact.seed + revision.revision * 0x9e37);
    return {
      id: timedId(revision.submittedAt, fact.id * 16 + revision.revision, random),
      revision,
      words: texts.wordsOf(random, fact.task.code, figures),
      random,
    };
  });
}

/** 20260321-0000123, as the reports domain numbers receipts. */
function receiptNo(submittedAt: number, number: number): string {
  const day = dayText(dayOfMoment(submittedAt)).replaceAll("-", "");
  return `${day}-${String(number).padStart(7, "0")}`;
}

/** A report's row. */
export function reportLine(fact: AssignmentFact, report: WrittenReport, number: number): string {
  const { organisation } = fact;
  const figures = fact.figures as Figures;
  const { revision, words } = report;
  return plainLine([
    report.id,
    fact.id,
    revision.revision,
    figures.numerator,
    figures.denominator,
    figures.value,
    words.narrative,
    words.explanation,
    words.difficulties,
    receiptNo(revision.submittedAt, number),
    momentText(revision.submittedAt),
    organisation.accountId,
    organisation.accountName,
    revision.isOnTime,
  ]);
}

/** The row of a report's review; nothing where nobody has reviewed it yet. */
export function reviewLine(
  fact: AssignmentFact,
  report: WrittenReport,
  texts: ReportTexts,
): string {
  const { review } = report.revision;
  const { reviewer, figures } = fact;
  if (!review || !reviewer || !figures) return "";
  const returned = review.decision === "return" ? texts.returnOf(report.random, figures) : null;
  return plainLine([
    timedId(review.at, fact.id * 16 + report.revision.revision, report.random),
    report.id,
    review.decision,
    returned ? returned.reason : texts.approvalOf(report.random),
    returned?.field ?? null,
    review.returnDueDay === null ? null : dayText(review.returnDueDay),
    reviewer.id,
    reviewer.name,
    reviewer.unit,
    momentText(review.at),
  ]);
}

/** The columns of a draft's row. */
export const DRAFT_COLUMNS = [
  "assignment_id",
  "content",
  "started_at",
  "saved_at",
  "saved_by_id",
  "saved_by_name",
];

/** The row of an open draft; nothing where the assignment has none. */
export function draftLine(fact: AssignmentFact, texts: ReportTexts): string {
  const { state, figures, organisation } = fact;
  if (state.status !== "drafting" || state.draftedAt === null || !figures) return "";
  const words = texts.wordsOf(new Random(fact.seed), fact.task.code, figures);
  const text = (figure: number | null) => (figure === null ? "" : String(figure));
  const content = {
    numerator: text(figures.numerator),
    denominator: text(figures.denominator),
    value: text(figures.value),
    narrative: words.narrative,
    explanation: "",
    difficulties: "",
    evidence: [],
  };
  const at = momentText(state.draftedAt);
  return copyLine([fact.id, content, at, at, organisation.accountId, organisation.accountName]);
}
