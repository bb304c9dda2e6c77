import { WAITING_FOR_ACCEPTANCE } from "@/lib/domain/assignments/labels";
import { waitsForAcceptance } from "@/lib/domain/assignments/rules";
import type { AssignmentStatus, Light } from "@/lib/domain/assignments/types";
import { LightMark, StatusMark } from "../../ui/mark";
import { STATUS_LOOK, statusWord } from "./words";

interface AssignmentStatusMarkProps {
  status: AssignmentStatus;
  /** When it became done; an approved one without it waits for the next level's 认可. */
  doneAt: string | null;
}

/** Where an assignment stands: shape, word and colour. */
export function AssignmentStatusMark({ status, doneAt }: AssignmentStatusMarkProps) {
  if (waitsForAcceptance({ status, doneAt })) {
    return <StatusMark {...STATUS_LOOK.submitted} word={WAITING_FOR_ACCEPTANCE} />;
  }
  return <StatusMark {...STATUS_LOOK[status]} word={statusWord(status)} />;
}

/** The deadline light in a column of its own; done ones show a tick instead. */
export function AssignmentLight({ light, isDone }: { light: Light; isDone: boolean }) {
  if (!isDone) return <LightMark light={light} wordHidden />;
  return (
    <span className="mark">
      <svg
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d="M1.4 6.6l3 3 6.2-7.2" />
      </svg>
      <span className="sr-only">已办结</span>
    </span>
  );
}
