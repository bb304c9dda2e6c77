import {
  cancelMeetingAction,
  holdMeetingAction,
  minuteMeetingAction,
} from "@/lib/domain/meetings/actions";
import { canMove } from "@/lib/domain/meetings/rules";
import type { MeetingDetail } from "@/lib/domain/meetings/types";
import { ActionForm, FormGroup, FormText, FormTextArea, FormTick } from "../../forms/action-form";
import { Card } from "../../ui/card";

/** What the office does next: note who came, keep minutes, or cancel. */
export function MeetingSteps({ meeting }: { meeting: MeetingDetail }) {
  const hidden = { meetingId: meeting.id, version: String(meeting.version) };
  return (
    <>
      {canMove(meeting.status, "hold") && (
        <Card title="会议召开">
          <ActionForm action={holdMeetingAction} hidden={hidden} submit="记为已召开">
            <FormGroup name="attendedIds" label="到会单位">
              <div className="grid gap-x-4 md:grid-cols-2">
                {meeting.participants.map(({ organisationId, name }) => (
                  <FormTick
                    key={organisationId}
                    name="attendedIds[]"
                    value={organisationId}
                    label={name}
                    defaultChecked
                  />
                ))}
              </div>
            </FormGroup>
          </ActionForm>
        </Card>
      )}
      {canMove(meeting.status, "minute") && (
        <Card title="记纪要">
          <ActionForm
            action={minuteMeetingAction}
            hidden={hidden}
            submit="保存纪要"
            variant="secondary"
          >
            <FormTextArea
              name="minutes"
              label="纪要内容"
              max={5000}
              rows={8}
              optional
              defaultValue={meeting.minutes}
            />
          </ActionForm>
        </Card>
      )}
      {canMove(meeting.status, "cancel") && (
        <details>
          <summary>取消会议</summary>
          <Card className="mt-3">
            <ActionForm
              action={cancelMeetingAction}
              hidden={hidden}
              submit="取消会议"
              variant="danger"
            >
              <FormText name="reason" label="取消原因" hint="参加单位都会看到" />
            </ActionForm>
          </Card>
        </details>
      )}
    </>
  );
}
