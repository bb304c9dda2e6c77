import Link from "next/link";
import type { Happening } from "@/lib/domain/adjustments/happenings/types";
import type { AssignmentStatus } from "@/lib/domain/assignments/types";
import { dayLabel } from "@/lib/shared/dates";
import { statusWord, when } from "./words";

const LOOK: Partial<Record<Happening["kind"], string>> = {
  acknowledged: "is-done",
  agreed: "is-done",
  refused: "is-return",
  opening_refused: "is-return",
  opened: "is-done",
};

function moveWord(from: AssignmentStatus, to: AssignmentStatus): string {
  if (to === "cancelled") return "任务取消";
  if (to === "exempted") return "免报";
  if (from === "exempted") return "取消免报";
  if (from === "cancelled") return "任务恢复";
  if (from === "submitted") return "撤回修改";
  return to === "drafting" ? "开始填写" : statusWord(to);
}

function headOf(happening: Happening): string {
  switch (happening.kind) {
    case "delivered":
      return `《${happening.listTitle}》第 ${happening.listVersion} 版送达`;
    case "acknowledged":
      return `签收第 ${happening.listVersion} 版`;
    case "moved":
      return moveWord(happening.from, happening.to);
    case "re_dated":
      return `时限改为 ${dayLabel(happening.dueOn)}`;
    case "requested":
      return "申请调整";
    case "agreed":
      return "同意调整";
    case "refused":
      return "不同意调整";
    case "skipped":
      return "转上级办理";
    case "taken_back":
      return "调整申请了结";
    case "answered":
      return "发布单位答复基层意见";
    case "opening_asked":
      return "申请开窗";
    case "opening_refused":
      return "不同意开窗";
    case "opened":
      return `开窗到 ${dayLabel(happening.untilOn)}`;
    case "paused":
      return `任务挂起到 ${dayLabel(happening.untilOn)}`;
    case "resumed":
      return "提前结束挂起";
  }
}

/** One thing that happened beside reports and reviews. */
export function HappeningEntry({ happening }: { happening: Happening }) {
  const head = headOf(happening);
  return (
    <li className={LOOK[happening.kind]}>
      <div className="timeline-head">
        <b>
          {"adjustmentId" in happening ? (
            <Link className="link" href={`/desk/adjustments/${happening.adjustmentId}`}>
              {head}
            </Link>
          ) : (
            head
          )}
        </b>
        {happening.by && <span>{happening.by}</span>}
        <time dateTime={happening.at}>{when(happening.at)}</time>
      </div>
      {happening.note && <p className="whitespace-pre-line">{happening.note}</p>}
    </li>
  );
}
