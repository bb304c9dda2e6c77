import { partLabel } from "@/lib/domain/reports/notes/rules";
import type { ReviewNote } from "@/lib/domain/reports/types";
import type { Submission } from "@/lib/domain/reviews/types";
import { Notice } from "../../ui/feedback";
import { when } from "../assignments/words";

const DOUBT_WORDS = {
  open: "已转核查，等办公室或纪委答复",
  cleared: "核查答复：填报属实",
  confirmed: "核查答复：填报不属实",
  withdrawn: "存疑已收回",
} as const;

/** What was said before this decision: the last return and reopening, and what came of a doubt. */
export function LastWords({
  submission: { previous, current, standing },
}: {
  submission: Submission;
}) {
  const said = previous?.reviews.findLast((review) => review.decision !== "approve");
  const { doubt } = standing;
  return (
    <>
      {said && (
        <Notice title={`上次${said.decision === "reopen" ? "重新打开" : "退回"}（${by(said)}）`}>
          <p>
            {said.field && `${partLabel(said.field, previous?.evidence)}：`}
            {said.reason}
          </p>
          {said.notes.map((note) => (
            <p key={`${note.part}${note.text}`}>
              {partLabel(note.part, previous?.evidence)}：{note.text}
            </p>
          ))}
        </Notice>
      )}
      {doubt && (
        <Notice
          tone={doubt.state === "confirmed" ? "soon" : "info"}
          title={DOUBT_WORDS[doubt.state]}
        >
          <p>
            {doubt.raisedByUnit} {doubt.raisedByName} {when(doubt.raisedAt)}：{doubt.reason}
          </p>
          {doubt.answer && (
            <p>
              {doubt.answeredByUnit}：{doubt.answer}
            </p>
          )}
        </Notice>
      )}
      {current.revision > 1 && !said && previous && (
        <Notice title="单位撤回后重新提交，划线处是改过的" />
      )}
    </>
  );
}

function by(review: ReviewNote): string {
  const whose = review.forName ? `，代${review.forName}` : "";
  return `${review.reviewerUnit} ${review.reviewerName}${whose}，${when(review.at)}`;
}
