import { LEVEL_LABELS } from "@/lib/domain/assignments/labels";
import type { CarrierColumn } from "@/lib/domain/carriers/types";
import { saveCircularAction } from "@/lib/domain/circulars/actions";
import type { CircularDetail } from "@/lib/domain/circulars/types";
import {
  ActionForm,
  FormGroup,
  FormSelect,
  FormText,
  FormTextArea,
  FormTick,
} from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";

export interface CircularFormProps {
  circularId: string;
  /** The version that is written over; the writer has seen it. */
  version: number;
  text: Pick<CircularDetail, "title" | "body" | "unitName" | "to">;
  carriers: Pick<CarrierColumn, "code" | "name">[];
  submit: string;
}

/** A circular's words and whom it goes to. */
export function CircularForm({ circularId, version, text, carriers, submit }: CircularFormProps) {
  const { title, body, unitName, to } = text;
  return (
    <ActionForm
      action={saveCircularAction}
      submit={submit}
      variant="primary"
      pendingText="正在保存"
      hidden={{ circularId, version: String(version) }}
      beside={<ButtonLink href={`/desk/circulars/${circularId}`}>取消</ButtonLink>}
    >
      <div className="flex flex-col gap-5">
        <FormText name="title" label="标题" defaultValue={title} />
        <FormTextArea
          name="body"
          label="正文"
          hint="每段一行；“一、”开头的是小标题，“（一）”开头的是要点。【待填】处请补写或删去"
          rows={22}
          max={20_000}
          defaultValue={body}
        />
        <FormText name="unitName" label="署名单位" defaultValue={unitName} />
        <FormGroup name="levels" label="发给哪些层级的单位">
          <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
            {Object.entries(LEVEL_LABELS).map(([value, label]) => (
              <FormTick
                key={value}
                name="levels[]"
                value={value}
                label={label}
                defaultChecked={to.levels.some((level) => level === value)}
              />
            ))}
          </div>
        </FormGroup>
        <FormSelect
          name="carrierCode"
          label="只发给这个载体的单位"
          optional
          blank="不限载体"
          choices={carriers.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={to.carrierCode ?? ""}
        />
        <FormTextArea
          name="names"
          label="另外发给这些单位"
          hint="写全称，每行一个"
          optional
          rows={4}
          max={5_000}
          defaultValue={to.listed.map((one) => one.name).join("\n")}
        />
      </div>
    </ActionForm>
  );
}
