import { PictureField } from "@/components/domain/pictures/picture-field";
import {
  ActionForm,
  FormCheckbox,
  FormGroup,
  FormSelect,
  FormText,
  FormTextArea,
  FormTick,
} from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import type { Picture } from "@/lib/domain/pictures/types";
import { composeRouteAction, editRouteAction } from "@/lib/domain/routes/actions";
import { seasonWords, suitedWords } from "@/lib/domain/routes/labels";
import type { RouteDetail, RoutePlace } from "@/lib/domain/routes/types";

type RouteFormProps = {
  route?: RouteDetail;
  pictures: readonly Picture[];
  places: readonly RoutePlace[];
  formKey: string;
};

const text = (value: number | null | undefined) => (value ? String(value) : "");

/** The facts of a whole route: begun, or kept up. Its length is counted, never typed. */
export function RouteForm({ route, pictures, places, formKey }: RouteFormProps) {
  const hidden = route ? { routeId: route.id, version: String(route.version) } : { key: formKey };
  return (
    <Card className="max-w-3xl">
      <ActionForm
        action={route ? editRouteAction : composeRouteAction}
        hidden={hidden}
        submit={route ? "保存" : "保存，去加站点"}
        pendingText="正在保存…"
      >
        <div className="grid gap-5">
          {!route && (
            <FormSelect
              name="regionCode"
              label="所属地区"
              choices={places.map(({ code: value, name: label }) => ({ value, label }))}
              defaultValue={places[0]?.code}
            />
          )}
          <FormText name="title" label="路线名称" hint="40 字以内" defaultValue={route?.title} />
          <FormTextArea
            name="summary"
            label="一句话介绍"
            max={200}
            rows={3}
            defaultValue={route?.summary}
          />
          <Ticks name="seasons" label="适宜季节" words={seasonWords} chosen={route?.seasons} />
          <Ticks name="suited" label="适合" words={suitedWords} chosen={route?.suited} />
          <FormText
            name="startsAt"
            type="time"
            label="一般几点到第一站"
            defaultValue={route?.startsAt ?? "09:00"}
          />
          <FormText
            name="groupMin"
            label="最少人数"
            inputMode="numeric"
            optional
            defaultValue={text(route?.groupMin)}
          />
          <FormText
            name="groupMax"
            label="最多人数"
            inputMode="numeric"
            optional
            defaultValue={text(route?.groupMax)}
          />
          <FormText
            name="costNote"
            label="费用"
            hint="例如 各站免费，车费自理；不写商家广告"
            optional
            defaultValue={route?.costNote}
          />
          <FormText name="bookingNote" label="预约" optional defaultValue={route?.bookingNote} />
          <FormText
            name="contact"
            label="咨询"
            hint="写单位和办公电话，不写个人手机"
            optional
            defaultValue={route?.contact}
          />
          <FormCheckbox
            name="isAccessible"
            label="全程有无障碍设施"
            defaultChecked={route?.isAccessible}
          />
          <FormText
            name="accessibleNote"
            label="无障碍说明"
            optional
            defaultValue={route?.accessibleNote}
          />
          <PictureField name="pictureIds" pictures={pictures} />
        </div>
      </ActionForm>
    </Card>
  );
}

type TicksProps = {
  name: string;
  label: string;
  words: Record<string, string>;
  chosen: readonly string[] | undefined;
};

function Ticks({ name, label, words, chosen }: TicksProps) {
  return (
    <FormGroup name={name} label={label}>
      {Object.entries(words).map(([value, word]) => (
        <FormTick
          key={value}
          name={`${name}[]`}
          value={value}
          label={word}
          defaultChecked={chosen?.includes(value)}
        />
      ))}
    </FormGroup>
  );
}
