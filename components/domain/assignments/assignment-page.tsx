import type { Happening } from "@/lib/domain/adjustments/happenings/types";
import type { TaskBreakdown } from "@/lib/domain/assignments/breakdowns/types";
import { isDone, isOpen, periodLabel } from "@/lib/domain/assignments/rules";
import type { Walk } from "@/lib/domain/assignments/walk/types";
import { windowSentence } from "@/lib/domain/assignments/window/labels";
import type { OrganisationTrail } from "@/lib/domain/counters/nearby/queries";
import { withdrawReportAction } from "@/lib/domain/reports/actions";
import type { AssignmentHistory } from "@/lib/domain/reports/queries";
import type { Standing } from "@/lib/domain/reviews/comparison/types";
import type { AssignmentVoices } from "@/lib/domain/voices/types";
import type { WindowRights } from "@/lib/domain/windows/subjects/types";
import { type Day, dayLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Notice } from "../../ui/feedback";
import { LightMark, Tag } from "../../ui/mark";
import { FedNotice } from "../machine/fed-notice";
import { PrintButton } from "../reports/print-button";
import { TaskFacts } from "../reports/task-side";
import { ReopenForm } from "../reviews/reopen-form";
import { ThreeVoices } from "../reviews/three-voices";
import { VoiceCard } from "../voices/voice-card";
import { OpeningRequest } from "../windows/opening-request";
import { WindowCare } from "../windows/window-care";
import { BreakdownCard } from "./breakdowns/breakdown-card";
import { ChainCard } from "./chain/chain-card";
import { backOf, crumbsOf } from "./chain/crumbs";
import { WalkBar } from "./chain/walk-bar";
import { AssignmentStatusMark } from "./status";
import { Timeline } from "./timeline";
import { lightWord } from "./words";

interface AssignmentPageProps {
  history: AssignmentHistory;
  happenings: readonly Happening[];
  breakdown: TaskBreakdown | null;
  /** The reader acts for the organisation that is asked. */
  isOwn: boolean;
  today: Day;
  mayReview: boolean;
  mayReopen: boolean;
  standing: Standing;
  voices: AssignmentVoices;
  windowRights: WindowRights;
  /** The reader may raise what cannot be solved here as a problem (难题). */
  mayRaiseProblem: boolean;
  trail: OrganisationTrail | null;
  /** The list that the reader came from. */
  walk: Walk | null;
  formKey: string;
}

/** One assignment: where it stands, who asks and why, and everything that was said about it. */
export function AssignmentPage({ history, happenings, ...props }: AssignmentPageProps) {
  const { breakdown, isOwn, today, mayReview, voices, windowRights, formKey } = props;
  const { mayReopen, standing } = props;
  const { assignment, revisions } = history;
  const place = [assignment.nodeName, assignment.townshipName].filter(Boolean).join(" · ");
  const isLive = isOpen(assignment.status) && !assignment.awaiting && !assignment.isClosed;
  return (
    <>
      <WalkBar walk={props.walk} />
      <PageHeader
        back={backOf(props.walk)}
        breadcrumb={crumbsOf(props, assignment)}
        title={assignment.taskTitle}
        subtitle={
          <span className="fact-line">
            <AssignmentStatusMark status={assignment.status} doneAt={assignment.doneAt} />
            <LightMark
              light={assignment.light}
              word={lightWord(assignment.light, assignment.dueOn, today)}
            />
            <span>
              {place} · {assignment.organisationName}
            </span>
            <span>
              {assignment.carrierName} {assignment.taskCode}
            </span>
            <span>{periodLabel(assignment.year, assignment.period, assignment.frequency)}</span>
            <span>{dayLabel(assignment.dueOn)}前报送</span>
            {isLive && windowSentence(assignment.window) && (
              <span>{windowSentence(assignment.window)}</span>
            )}
            {assignment.timesReturned > 0 && <span>退回过 {assignment.timesReturned} 次</span>}
            {standing.timesReopened > 0 && <span>办结后改过 {standing.timesReopened} 次</span>}
            {assignment.isOnTime === false && <Tag tone="amber">逾期报送</Tag>}
          </span>
        }
        actions={
          <AssignmentActions
            history={history}
            mayReview={mayReview}
            isOwn={isOwn}
            mayRaiseProblem={props.mayRaiseProblem}
            formKey={formKey}
          />
        }
      />
      <div className="with-aside">
        <div className="flex min-w-0 flex-col gap-5">
          <ChainCard history={history} />
          {assignment.awaiting && <FedNotice assignment={assignment} />}
          {assignment.isClosed && isOpen(assignment.status) && (
            <Notice tone="soon" title={`${assignment.year} 年度已关闭，这项任务按未办结留存`}>
              <p>不再接收填报和审核。确需补报的，请联系本级领导小组办公室。</p>
            </Notice>
          )}
          {assignment.keptUntil && isOpen(assignment.status) && (
            <Notice
              tone="soon"
              title={`${assignment.year} 年度已关闭，这项任务可以继续报送到 ${dayLabel(assignment.keptUntil)}`}
            />
          )}
          {isLive && history.mayEnter && !windowRights.mayManage && (
            <OpeningRequest
              assignmentId={assignment.id}
              window={assignment.window}
              formKey={formKey}
              isAsked={assignment.isOpeningAsked}
            />
          )}
          <BreakdownCard breakdown={breakdown} mayEdit={isOwn} />
          <Card
            title="办理记录"
            aside={
              revisions.length > 0
                ? `${revisions.length} 次${assignment.awaiting ? "取数" : "提交"}`
                : undefined
            }
          >
            {revisions.length + happenings.length > 0 ? (
              <Timeline history={history} happenings={happenings} />
            ) : (
              <EmptyState
                kind="first-use"
                title={assignment.awaiting ? "还没有取到数" : "还没有提交过"}
              >
                {isLive ? `请在 ${dayLabel(assignment.dueOn)}前报送` : ""}
              </EmptyState>
            )}
          </Card>
          <WindowCare
            assignment={assignment}
            rights={windowRights}
            today={today}
            formKey={formKey}
          />
          {mayReopen && isDone(assignment) && !assignment.awaiting && (
            <ReopenForm assignment={assignment} formKey={formKey} today={today} />
          )}
        </div>
        <aside className="flex flex-col gap-5" aria-label="任务要求">
          <ThreeVoices assignment={assignment} standing={standing} />
          <TaskFacts assignment={assignment} />
          <VoiceCard voices={voices} />
        </aside>
      </div>
    </>
  );
}

function AssignmentActions({
  history: { assignment, mayEnter },
  mayReview,
  isOwn,
  mayRaiseProblem,
  formKey,
}: Pick<AssignmentPageProps, "history" | "mayReview" | "isOwn" | "mayRaiseProblem" | "formKey">) {
  const { id, status, version } = assignment;
  const isLive = !assignment.awaiting && !assignment.isClosed;
  const canFill = mayEnter && isOpen(status) && isLive;
  return (
    <>
      <PrintButton />
      {isOwn && isOpen(status) && isLive && (
        <ButtonLink href={`/desk/assignments/${id}/adjust`}>申请延期或调整</ButtonLink>
      )}
      {mayRaiseProblem && isOpen(status) && isLive && (
        <ButtonLink href={`/desk/meetings/problems/new?assignment=${id}`}>提为难题</ButtonLink>
      )}
      {mayEnter && status === "submitted" && isLive && (
        <ActionForm
          action={withdrawReportAction}
          submit="撤回修改"
          pendingText="正在撤回…"
          variant="secondary"
          hidden={{ assignmentId: id, version: String(version), key: formKey }}
        />
      )}
      {mayReview && status === "submitted" && isLive && (
        <ButtonLink href={`/desk/reviews/${id}`} variant="primary">
          去审核
        </ButtonLink>
      )}
      {canFill && (
        <ButtonLink href={`/desk/assignments/${id}/fill`} variant="primary">
          {status === "returned" ? "修改重报" : status === "drafting" ? "继续填写" : "去填报"}
        </ButtonLink>
      )}
    </>
  );
}
