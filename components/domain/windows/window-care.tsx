import { isOpen } from "@/lib/domain/assignments/rules";
import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import {
  exemptAssignmentAction,
  readmitAssignmentAction,
} from "@/lib/domain/windows/exemptions/actions";
import { openWindowAction } from "@/lib/domain/windows/openings/actions";
import type { WindowRights } from "@/lib/domain/windows/subjects/types";
import { addDays, type Day } from "@/lib/shared/dates";
import { ActionForm, FormText, FormTextArea } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

interface WindowCareProps {
  assignment: AssignmentDetail;
  rights: WindowRights;
  today: Day;
  formKey: string;
}

const DAYS_PROPOSED = 7;

/** What the office and the lead decide about one assignment: 开窗, 挂起, 免报 and its taking back. */
export function WindowCare({ assignment, rights, today, formKey }: WindowCareProps) {
  const { status, awaiting, isClosed, window } = assignment;
  if (awaiting || isClosed) return null;
  const isException = window.openedUntil !== null && window.openedUntil >= today;
  const isShut = window.state === "closed" || window.state === "not_yet" || isException;
  const mayOpen = rights.mayManage && isOpen(status) && isShut;
  const mayPause = rights.mayManage && isOpen(status);
  const mayExempt = rights.mayExempt && isOpen(status);
  const mayReadmit = rights.mayExempt && status === "exempted";
  if (!mayOpen && !mayPause && !mayExempt && !mayReadmit) return null;
  const shared = { assignment, formKey };
  return (
    <Card title="窗口与免报" className="no-print">
      <div className="flex flex-col gap-4">
        {mayOpen && <OpenForm {...shared} today={today} isException={isException} />}
        {mayExempt && <ExemptForm {...shared} />}
        {mayReadmit && <ReadmitForm {...shared} />}
        {mayPause && <PauseLink assignment={assignment} />}
      </div>
    </Card>
  );
}

type FormProps = Pick<WindowCareProps, "assignment" | "formKey">;

function hiddenOf({ assignment, formKey }: FormProps) {
  return { assignmentId: assignment.id, version: String(assignment.version), key: formKey };
}

function OpenForm({
  today,
  isException,
  ...form
}: FormProps & { today: Day; isException: boolean }) {
  const word = isException ? "改开窗日期" : "单独开窗";
  return (
    <details>
      <summary className="link">
        {word}：只对这个单位的这项任务{form.assignment.isOpeningAsked && "（已有申请）"}
      </summary>
      <div className="mt-3">
        <ActionForm
          action={openWindowAction}
          submit={word}
          pendingText="正在办理…"
          hidden={hiddenOf(form)}
        >
          <FormText
            name="until"
            label="开窗到（含当天）"
            type="date"
            min={today}
            defaultValue={addDays(today, DAYS_PROPOSED)}
          />
          <FormTextArea name="note" label="开窗的原因" hint="单位会看到" max={300} rows={2} />
        </ActionForm>
      </div>
    </details>
  );
}

function ExemptForm(form: FormProps) {
  return (
    <details>
      <summary className="link">免报：本期不要求这个单位报送</summary>
      <div className="mt-3">
        <p className="mb-3 text-ink-soft">
          免报后不计入完成率和超期，草稿留着；可以随时取消免报，回到原来的状态。
        </p>
        <ActionForm
          action={exemptAssignmentAction}
          submit="免报"
          pendingText="正在办理…"
          variant="danger"
          hidden={hiddenOf(form)}
        >
          <FormTextArea name="reason" label="免报的原因" hint="单位会看到" max={300} rows={2} />
        </ActionForm>
      </div>
    </details>
  );
}

function ReadmitForm(form: FormProps) {
  return (
    <ActionForm
      action={readmitAssignmentAction}
      submit="取消免报"
      pendingText="正在办理…"
      variant="secondary"
      hidden={hiddenOf(form)}
    >
      <p className="mb-3">已免报。取消后回到原来的状态，期限不变。</p>
      <FormTextArea name="reason" label="取消免报的原因" hint="单位会看到" max={300} rows={2} />
    </ActionForm>
  );
}

function PauseLink({ assignment }: { assignment: AssignmentDetail }) {
  const { rootTaskId, year, nodeCode, townshipCode } = assignment;
  const query = new URLSearchParams({
    rootTaskId,
    year: String(year),
    regionCode: townshipCode ?? nodeCode,
  });
  return (
    <p>
      <ButtonLink href={`/desk/windows/pauses/new?${query}`} size="small">
        挂起这项任务
      </ButtonLink>
    </p>
  );
}
