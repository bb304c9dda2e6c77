import "./chain.css";
import Link from "next/link";
import type { ReactNode } from "react";
import { isDone } from "@/lib/domain/assignments/rules";
import { NO_FIGURE, percentLabel } from "@/lib/domain/reports/labels";
import type { AssignmentHistory } from "@/lib/domain/reports/queries";
import { percentOf } from "@/lib/domain/reports/rules";
import type { Revision } from "@/lib/domain/reports/types";
import { DECISION_LABELS } from "@/lib/domain/reviews/labels";
import { Card } from "../../../ui/card";
import { EvidencePicture } from "../../evidence/evidence-tile";
import { when } from "../words";

type ChainProps = { history: AssignmentHistory };

const THUMBNAILS = 4;

/** 数字的来龙去脉 at one glance: figure, task, revision, evidence, reviewer and decision. */
export function ChainCard({ history: { assignment, revisions } }: ChainProps) {
  const [latest] = revisions;
  if (!latest) return null;
  return (
    <Card title="来龙去脉" aside={isDone(assignment) ? "已计入" : "审核通过后计入"}>
      <ol className="chain">
        <Step word="数">
          <b>{figureText(assignment, latest)}</b>
        </Step>
        <Step word="任务">
          <Link className="link" href={`/desk/lists/${assignment.listId}`} prefetch={false}>
            {assignment.listTitle}
          </Link>
          <span>{assignment.taskCode}</span>
        </Step>
        <Step word={latest.sourceName ? "取数" : "填报"}>
          <span>第 {latest.revision} 次</span>
          <span>
            {latest.submittedByName} {when(latest.submittedAt)}
          </span>
        </Step>
        <Step word="佐证">
          <Thumbnails revision={latest} />
        </Step>
        <Step word="审核">
          <LastReview revision={latest} isFed={latest.sourceName !== null} />
        </Step>
      </ol>
    </Card>
  );
}

function Step({ word, children }: { word: string; children: ReactNode }) {
  return (
    <li>
      <span className="chain-word">{word}</span>
      <div className="chain-body">{children}</div>
    </li>
  );
}

function figureText(
  assignment: AssignmentHistory["assignment"],
  { numerator, denominator, value }: Revision,
): string {
  if (numerator !== null) {
    const percent = percentOf({ numerator, denominator, value });
    return `${numerator} ÷ ${denominator}${percent === null ? "" : ` = ${percentLabel(percent)}`}`;
  }
  if (value === null) return NO_FIGURE;
  if (assignment.form === "boolean") return value === "1" ? "是" : "否";
  return `${value} ${assignment.form === "score" ? "分" : assignment.unit}`;
}

function Thumbnails({ revision: { evidence } }: { revision: Revision }) {
  if (evidence.length === 0) return <span>没有上传材料</span>;
  const more = evidence.length - THUMBNAILS;
  return (
    <>
      <ul className="chain-thumbs">
        {evidence.slice(0, THUMBNAILS).map((item) => (
          <li key={item.id}>
            <Link
              href={`/desk/evidence/${item.id}`}
              aria-label={`佐证：${item.title ?? item.fileName}`}
              prefetch={false}
            >
              <EvidencePicture item={item} />
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && <span>另有 {more} 份，见办理记录</span>}
    </>
  );
}

function LastReview({ revision, isFed }: { revision: Revision; isFed: boolean }) {
  const last = revision.reviews.at(-1);
  if (!last) return <span>{isFed ? "系统供数，不需审核" : "还没有审核"}</span>;
  return (
    <>
      <b>{DECISION_LABELS[last.decision]}</b>
      <span>
        {last.reviewerUnit} {last.reviewerName}
        {last.forName && `（代${last.forName}）`}
      </span>
      <span>{when(last.at)}</span>
    </>
  );
}
