import { composePageAction } from "@/lib/domain/sites/pages/actions";
import type { PageForm } from "@/lib/domain/sites/pages/types";
import {
  ActionForm,
  FormCheckbox,
  FormGroup,
  FormText,
  FormTextArea,
  FormTick,
} from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { PictureField } from "../../pictures/picture-field";

/** The public page as its writer fills it in; figures are chosen from a released edition. */
export function ComposePage({ form }: { form: PageForm }) {
  const { siteId, version, name, draft, pictures } = form;
  return (
    <>
      <PageHeader
        title={`公开页面：${name}`}
        subtitle="提交后由另外两位同志审、发，公众才看到"
        back={{ href: `/desk/sites/${siteId}`, label: name }}
      />
      <ActionForm
        action={composePageAction}
        submit="提交审核"
        className="max-w-3xl"
        hidden={{ siteId, version: String(version) }}
      >
        <div className="grid gap-5">
          <FormTextArea name="story" label="故事" max={3000} rows={8} defaultValue={draft.story} />
          <FormTextArea
            name="practices"
            label="做法"
            hint="每行一条"
            max={3000}
            rows={6}
            defaultValue={draft.practices.join("\n")}
            optional
          />
          <Figures form={form} />
          <PictureField name="pictureIds" pictures={pictures} />
          <FormText name="address" label="地址" defaultValue={draft.address} />
          <FormText name="hours" label="开放时间" defaultValue={draft.hours} optional />
          <FormTextArea
            name="transport"
            label="怎么去"
            max={500}
            rows={3}
            defaultValue={draft.transport}
            optional
          />
          <FormText
            name="contactPhone"
            label="办公电话"
            hint="写单位的电话，不写个人手机"
            defaultValue={draft.contactPhone}
            optional
          />
          <FormCheckbox name="accessible" label="轮椅能到" defaultChecked={draft.accessible} />
          <FormText
            name="accessibleNote"
            label="无障碍说明"
            hint="坡道、卫生间、停车等"
            defaultValue={draft.accessibleNote}
            optional
          />
          <FormCheckbox
            name="acceptsBookings"
            label="接受参观预约"
            defaultChecked={draft.acceptsBookings}
          />
          <FormText
            name="capacity"
            label="一次最多接待（人）"
            inputMode="numeric"
            defaultValue={draft.capacity ? String(draft.capacity) : ""}
            optional
          />
        </div>
      </ActionForm>
    </>
  );
}

function Figures({ form: { choices, draft } }: { form: PageForm }) {
  if (choices.length === 0) {
    return <p className="text-ink-hint">还没有已发布的一期数字，成效暂不引用数字。</p>;
  }
  return (
    <FormGroup name="figures" label="成效数字" hint="取自已发布的一期，不能手填；最多 6 个">
      {choices.map(({ key, label, value, unit, editionLabel }) => (
        <FormTick
          key={key}
          name="figures[]"
          value={key}
          label={`${label} ${value} ${unit}`}
          note={editionLabel}
          defaultChecked={draft.figures.includes(key)}
        />
      ))}
    </FormGroup>
  );
}
