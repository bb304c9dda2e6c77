import { periodLabel } from "@/lib/domain/assignments/rules";
import { windowSentence } from "@/lib/domain/assignments/window/labels";
import type { Entry } from "@/lib/domain/reports/types";
import type { AssignmentVoices } from "@/lib/domain/voices/types";
import type { OpeningNote } from "@/lib/domain/windows/openings/types";
import type { FieldErrors } from "@/lib/platform/errors";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { Steps } from "../../forms/form-progress";
import { PageHeader } from "../../layout/page-header";
import { Notice } from "../../ui/feedback";
import { LightMark, Tag } from "../../ui/mark";
import { lightWord } from "../assignments/words";
import { VoiceCard } from "../voices/voice-card";
import { OpeningRequest } from "../windows/opening-request";
import { FillInForm } from "./fill-in-form";
import { ReturnedNotes } from "./returned-notes";
import { LastTime, TaskFacts } from "./task-side";

/** The steps of a report, the same on every page of it. */
export const REPORT_STEPS = ["填写", "核对", "回执"] as const;

interface FillInPageProps {
  entry: Entry;
  voices: AssignmentVoices;
  /** What was asked about opening the window again, newest first. */
  openings: readonly OpeningNote[];
  formKey: string;
  accountId: string;
  today: Day;
  errors: FieldErrors;
  problem?: string | undefined;
}

/** Filling in: the form, and beside it what is asked, by whom, and what was said last time. */
export function FillInPage(props: FillInPageProps) {
  const { entry, voices, accountId, today, errors, problem } = props;
  const { assignment, past, returned } = entry;
  const pastLabel = past && periodLabel(past.year, past.period, assignment.frequency);
  return (
    <>
      <PageHeader
        back={{ href: "/desk/today", label: "今日待办" }}
        title={assignment.taskTitle}
        subtitle={<FillInLine entry={entry} today={today} />}
      />
      <div className="mb-5">
        <Steps steps={REPORT_STEPS} current={0} />
      </div>
      <div className="with-aside">
        <div className="min-w-0">
          {returned && <ReturnedNotes returned={returned} from={entry.returnedFrom} />}
          <FillInWindow {...props} />
          <div className="card fill-card">
            <FillInForm
              entry={entry}
              accountId={accountId}
              errors={errors}
              problem={problem}
              pastLabel={pastLabel}
            />
          </div>
        </div>
        <aside className="flex flex-col gap-5" aria-label="参考">
          {past && pastLabel && <LastTime past={past} label={pastLabel} form={assignment.form} />}
          <TaskFacts assignment={assignment} />
          <VoiceCard voices={voices} isForm />
        </aside>
      </div>
    </>
  );
}

/** Where nothing can be handed in today: why, what was answered, and the way out. */
function FillInWindow({ entry, openings, formKey }: FillInPageProps) {
  const { id, window } = entry.assignment;
  const [latest] = openings;
  if (window.state === "open") return null;
  return (
    <div className="mb-5 flex flex-col gap-3">
      {latest?.state === "refused" && (
        <Notice title={`${latest.decidedByUnit ?? "审核单位"}没有同意开窗：${latest.note ?? ""}`} />
      )}
      <OpeningRequest
        assignmentId={id}
        window={window}
        formKey={formKey}
        isAsked={latest?.state === "waiting"}
      />
    </div>
  );
}

function FillInLine({ entry, today }: { entry: Entry; today: Day }) {
  const { assignment, isForOther } = entry;
  const windowWord = assignment.window.state === "open" ? windowSentence(assignment.window) : null;
  const place = assignment.townshipName ? `${assignment.townshipName} · ` : "";
  return (
    <span className="fact-line">
      {isForOther && <Tag tone="lian">代录</Tag>}
      <span>
        {place}
        {assignment.organisationName}
      </span>
      <span>
        {assignment.carrierName} {assignment.taskCode}
      </span>
      <span>{periodLabel(assignment.year, assignment.period, assignment.frequency)}</span>
      <span>{dayLabel(assignment.returnDueOn ?? assignment.dueOn)}前报送</span>
      {windowWord && <span>{windowWord}</span>}
      <LightMark
        light={assignment.light}
        word={lightWord(assignment.light, assignment.dueOn, today)}
      />
    </span>
  );
}
