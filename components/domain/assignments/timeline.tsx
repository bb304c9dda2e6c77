import type { ReactNode } from "react";
import type { Happening } from "@/lib/domain/adjustments/happenings/types";
import { PART_LABELS } from "@/lib/domain/reports/labels";
import { partLabel } from "@/lib/domain/reports/notes/rules";
import type { AssignmentHistory } from "@/lib/domain/reports/queries";
import type { ReviewNote, Revision } from "@/lib/domain/reports/types";
import { DECISION_LABELS } from "@/lib/domain/reviews/labels";
import { dayLabel } from "@/lib/shared/dates";
import { Tag } from "../../ui/mark";
import { EvidenceTiles } from "../evidence/evidence-tile";
import { FiguresTable, TextPart } from "../reports/content-view";
import { HappeningEntry } from "./happening-entry";
import { when } from "./words";

interface TimelineProps {
  history: AssignmentHistory;
  happenings: readonly Happening[];
}

/** Everything that was done and said, newest first; nothing that was said disappears. */
export function Timeline({ history: { assignment, revisions }, happenings }: TimelineProps) {
  const entries: { at: string; entry: ReactNode }[] = [
    ...happenings.map((happening, index) => ({
      at: happening.at,
      // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with every page
      entry: <HappeningEntry key={`h${index}`} happening={happening} />,
    })),
    ...revisions.flatMap((revision, index) => [
      {
        at: revision.submittedAt,
        entry: (
          <RevisionEntry
            key={revision.id}
            revision={revision}
            facts={assignment}
            isOpen={index === 0}
          />
        ),
      },
      ...revision.reviews.map((review) => ({
        at: review.at,
        entry: (
          <ReviewEntry
            key={`${revision.id}-${review.at}-${review.decision}`}
            review={review}
            files={revision.evidence}
          />
        ),
      })),
    ]),
  ];
  const ordered = entries.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return <ol className="timeline">{ordered.map(({ entry }) => entry)}</ol>;
}

const BACK: readonly ReviewNote["decision"][] = ["return", "reopen", "retract"];

function ReviewEntry({ review, files }: { review: ReviewNote; files: Revision["evidence"] }) {
  const isBack = BACK.includes(review.decision);
  return (
    <li className={isBack ? "is-return" : "is-done"}>
      <div className="timeline-head">
        <b>{DECISION_LABELS[review.decision]}</b>
        <span>
          {review.reviewerUnit} {review.reviewerName}
          {review.forName && `（代${review.forName}）`}
        </span>
        <time dateTime={review.at}>{when(review.at)}</time>
      </div>
      {review.reason && (
        <p>
          {review.field && `${partLabel(review.field)}：`}
          {review.reason}
        </p>
      )}
      {review.notes.map((note) => (
        <p key={`${note.part}${note.text}`}>
          {partLabel(note.part, files)}：{note.text}
        </p>
      ))}
      {review.returnDueOn && (
        <p className="text-sm text-ink-hint">要求 {dayLabel(review.returnDueOn)}前重报</p>
      )}
    </li>
  );
}

function RevisionEntry({
  revision,
  facts,
  isOpen,
}: {
  revision: Revision;
  facts: AssignmentHistory["assignment"];
  isOpen: boolean;
}) {
  return (
    <li>
      <details open={isOpen}>
        <summary className="timeline-head">
          <b>
            第 {revision.revision} 次{revision.sourceName ? "取数" : "提交"}
          </b>
          <span>
            {revision.submittedByName}
            {revision.observedAt && `，数据时间 ${when(revision.observedAt)}`}
            {revision.enteredByUnit && `（${revision.enteredByUnit}代录）`}
          </span>
          <time dateTime={revision.submittedAt}>{when(revision.submittedAt)}</time>
          <span className="text-sm text-ink-hint">受理号 {revision.receiptNo}</span>
          {!revision.isOnTime && <Tag tone="amber">逾期</Tag>}
        </summary>
        <div className="mt-3">
          <FiguresTable facts={facts} values={revision} />
          <TextPart title={PART_LABELS.narrative} text={revision.narrative} />
          <TextPart title={PART_LABELS.explanation} text={revision.explanation} />
          <TextPart title={PART_LABELS.difficulties} text={revision.difficulties} />
          <section className="report-part">
            <h3>{PART_LABELS.evidence}</h3>
            <EvidenceTiles items={revision.evidence} />
          </section>
        </div>
      </details>
    </li>
  );
}
