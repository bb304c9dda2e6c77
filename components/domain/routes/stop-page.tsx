import {
  ActionForm,
  FormGroup,
  FormSelect,
  FormText,
  FormTextArea,
  FormTick,
} from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { travelWords, weekdayWords } from "@/lib/domain/routes/labels";
import { editStopAction } from "@/lib/domain/routes/stops/actions";
import type { DeskStop, RouteDetail } from "@/lib/domain/routes/types";

type StopPageProps = { route: RouteDetail; stop: DeskStop };

/** One stop: what to see, when it is open, how to get on, where to eat and sleep nearby. */
export function StopPage({ route, stop }: StopPageProps) {
  const hidden = { routeId: route.id, version: String(route.version), stopId: stop.id };
  return (
    <>
      <PageHeader
        title={stop.name}
        subtitle={route.title}
        back={{ href: `/desk/routes/${route.id}`, label: route.title }}
      />
      <Card className="max-w-3xl">
        <ActionForm action={editStopAction} hidden={hidden} submit="保存这一站">
          <div className="grid gap-5">
            <FormText name="name" label="站名" defaultValue={stop.name} />
            <FormText name="place" label="在哪里" defaultValue={stop.place} />
            <FormText
              name="minutes"
              label="停留（分钟）"
              inputMode="numeric"
              defaultValue={String(stop.minutes)}
            />
            <FormTextArea
              name="see"
              label="看什么"
              max={500}
              rows={4}
              optional
              defaultValue={stop.see}
            />
            <Hours stop={stop} />
            <Way stop={stop} />
            <FormText
              name="meals"
              label="用餐"
              hint="写事实，不做广告，例如 村食堂可预订，人均 20 元"
              optional
              defaultValue={stop.meals}
            />
            <FormText name="lodging" label="附近住宿" optional defaultValue={stop.lodging} />
            <FormText
              name="factsOn"
              type="date"
              label="以上情况哪天核对的"
              hint="半年后会提醒再核对"
              optional
              defaultValue={stop.factsOn ?? ""}
            />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}

function Hours({ stop }: { stop: DeskStop }) {
  return (
    <>
      <FormText
        name="opensAt"
        type="time"
        label="几点开门"
        hint="全天可到的不填"
        optional
        defaultValue={stop.opensAt ?? ""}
      />
      <FormText
        name="closesAt"
        type="time"
        label="几点关门"
        optional
        defaultValue={stop.closesAt ?? ""}
      />
      <FormGroup name="closedWeekdays" label="哪天不开放" optional>
        {weekdayWords.map((label, day) => (
          <FormTick
            key={label}
            name="closedWeekdays[]"
            value={String(day)}
            label={label}
            defaultChecked={stop.closedWeekdays.includes(day)}
          />
        ))}
      </FormGroup>
    </>
  );
}

function Way({ stop }: { stop: DeskStop }) {
  return (
    <>
      <FormSelect
        name="travelMode"
        label="怎么到下一站"
        optional
        blank="最后一站，不填"
        choices={Object.entries(travelWords).map(([value, label]) => ({ value, label }))}
        defaultValue={stop.travelMode ?? ""}
      />
      <FormText
        name="travelMinutes"
        label="路上时间（分钟）"
        inputMode="numeric"
        optional
        defaultValue={String(stop.travelMinutes)}
      />
      <FormText
        name="travelKm"
        label="里程（公里）"
        inputMode="decimal"
        optional
        defaultValue={stop.travelKm === null ? "" : String(stop.travelKm)}
      />
    </>
  );
}
