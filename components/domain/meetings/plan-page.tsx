import type { CarrierColumn } from "@/lib/domain/carriers/types";
import { changeMeetingAction, planMeetingAction } from "@/lib/domain/meetings/actions";
import { MEETING_KIND_LABELS } from "@/lib/domain/meetings/labels";
import type { MeetingDetail } from "@/lib/domain/meetings/types";
import type { UnitChoice } from "@/lib/domain/meetings/units/types";
import {
  ActionForm,
  FormGroup,
  FormRadio,
  FormSelect,
  FormText,
  FormTick,
} from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";

interface PlanChoices {
  units: readonly UnitChoice[];
  problems: readonly { id: string; title: string }[];
  carriers: readonly CarrierColumn[];
}

interface PlanPageProps {
  region: { code: string; name: string };
  choices: PlanChoices;
  /** The meeting to be changed; absent for a new one. */
  meeting?: MeetingDetail;
  formKey: string;
}

const KINDS = (["coordination", "joint"] as const).map((value) => ({
  value,
  label: MEETING_KIND_LABELS[value],
  note: value === "joint" ? "几家单位一起研究一个载体或一个难题" : "全面推进，听取各载体情况",
}));

/** Planning a meeting, or changing what was planned. */
export function PlanPage({ region, choices, meeting, formKey }: PlanPageProps) {
  const back = meeting
    ? { href: `/desk/meetings/${meeting.id}`, label: meeting.title }
    : { href: "/desk/meetings", label: "推进会" };
  const hidden = meeting
    ? { meetingId: meeting.id, version: String(meeting.version) }
    : { regionCode: region.code, key: formKey };
  const fields = <PlanFields region={region} choices={choices} meeting={meeting} />;
  return (
    <>
      <PageHeader
        title={meeting ? "修改会议安排" : "安排会议"}
        subtitle={region.name}
        back={back}
      />
      <Card className="max-w-4xl">
        {meeting ? (
          <ActionForm action={changeMeetingAction} hidden={hidden} submit="保存修改">
            {fields}
          </ActionForm>
        ) : (
          <ActionForm action={planMeetingAction} hidden={hidden} submit="安排并通知">
            {fields}
          </ActionForm>
        )}
      </Card>
    </>
  );
}

function PlanFields({
  region,
  choices,
  meeting,
}: Omit<PlanPageProps, "formKey" | "meeting"> & { meeting: MeetingDetail | undefined }) {
  const carriers = choices.carriers.map(({ code: value, name: label }) => ({ value, label }));
  return (
    <div className="grid gap-5 md:grid-cols-2">
      {!meeting && (
        <div className="md:col-span-2">
          <FormRadio name="kind" label="会议种类" choices={KINDS} defaultValue="coordination" />
        </div>
      )}
      <FormText name="heldOn" type="date" label="时间" defaultValue={meeting?.heldOn} />
      <FormText name="place" label="地点" optional defaultValue={meeting?.place} />
      <FormText name="subject" label="议题" optional defaultValue={meeting?.subject} />
      <FormSelect
        name="carrierCode"
        label="载体（联席会议可选）"
        optional
        blank="不限载体"
        choices={carriers}
        defaultValue={meeting?.carrierCode ?? ""}
      />
      <PlanTicks region={region} choices={choices} meeting={meeting} />
    </div>
  );
}

function PlanTicks({
  region,
  choices: { units, problems },
  meeting,
}: Omit<PlanPageProps, "formKey" | "meeting"> & { meeting: MeetingDetail | undefined }) {
  const chosen = new Set(meeting?.participants.map(({ organisationId }) => organisationId));
  const agenda = new Set(meeting?.agenda.map(({ problemId }) => problemId));
  const isOwn = ({ place }: UnitChoice) => place === region.name;
  const tick = (unit: UnitChoice) => (
    <FormTick
      key={unit.id}
      name="participantIds[]"
      value={unit.id}
      label={unit.name}
      defaultChecked={meeting ? chosen.has(unit.id) : isOwn(unit)}
    />
  );
  const others = units.filter((unit) => !isOwn(unit));
  return (
    <>
      <div className="md:col-span-2">
        <FormGroup name="participantIds" label="参加单位">
          <div className="grid gap-x-4 md:grid-cols-2">{units.filter(isOwn).map(tick)}</div>
          {others.length > 0 && (
            <details className="mt-2" open={others.some(({ id }) => chosen.has(id))}>
              <summary>下一级的办公室和纪委监委（{others.length} 家）</summary>
              <div className="grid gap-x-4 md:grid-cols-2">{others.map(tick)}</div>
            </details>
          )}
        </FormGroup>
      </div>
      {problems.length > 0 && (
        <div className="md:col-span-2">
          <FormGroup name="problemIds" label="上会研究的难题" optional>
            {problems.map(({ id, title }) => (
              <FormTick
                key={id}
                name="problemIds[]"
                value={id}
                label={title}
                defaultChecked={agenda.has(id)}
              />
            ))}
          </FormGroup>
        </div>
      )}
    </>
  );
}
