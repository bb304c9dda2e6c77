import type { ReactNode } from "react";
import { ActionForm, FormRadio, FormText, FormTextArea } from "@/components/forms/action-form";
import { draftChangeAction } from "@/lib/domain/boundaries/actions";
import type { ChangeForm as Form } from "@/lib/domain/boundaries/schema";

type Values = Partial<Record<string, string>>;
type FieldsProps = { values: Values };

const CODE = "6 位到县、9 位到乡、12 位到村";

function PeopleField({ values }: FieldsProps) {
  return (
    <FormRadio
      name="people"
      label="撤销的地区或单位原有的人员和权限"
      defaultValue={values.people ?? "end"}
      choices={[
        { value: "end", label: "停用", note: "账号停用、授权到期，由承接方的管理员另行授权" },
        {
          value: "follow",
          label: "转到承接方",
          note: "账号转入承接单位，对原地区的权限变为对承接地区的权限",
        },
      ]}
    />
  );
}

function NewCodeField({ values }: FieldsProps) {
  return (
    <FormText
      name="newCode"
      label="新代码"
      optional
      hint="代码不变就不填。填了以后，下级中以原代码开头的一并换成新代码"
      inputMode="numeric"
      defaultValue={values.newCode}
    />
  );
}

function CodeField({ values, label = "区划代码" }: FieldsProps & { label?: string }) {
  return (
    <FormText
      name="code"
      label={label}
      hint={CODE}
      inputMode="numeric"
      defaultValue={values.code}
    />
  );
}

function UnitField({ values }: FieldsProps) {
  return <FormText name="unit" label="单位" hint="填写单位全称" defaultValue={values.unit} />;
}

function RegionMerge({ values }: FieldsProps) {
  return (
    <>
      <FormTextArea
        name="codes"
        max={2000}
        label="要合并的地区"
        hint="区划代码，一行一个；合并后继续存在的也写在里面"
        rows={4}
        defaultValue={values.codes}
      />
      <FormText
        name="intoCode"
        label="合并后的代码"
        hint="沿用其中一个就填它的代码；新设的填新代码"
        inputMode="numeric"
        defaultValue={values.intoCode}
      />
      <FormText name="intoName" label="合并后的名称" defaultValue={values.intoName} />
      <PeopleField values={values} />
    </>
  );
}

function RegionSplit({ values }: FieldsProps) {
  return (
    <>
      <CodeField values={values} label="要拆分的区划代码" />
      <FormTextArea
        name="parts"
        max={2000}
        label="拆分后的地区"
        hint="一行一个：代码 名称。原地区继续存在的，把它的原代码也写上；其余的去向没有写明时归第一个，或留在原地区"
        rows={4}
        defaultValue={values.parts}
      />
      <FormTextArea
        name="takes"
        max={20000}
        label="下级和单位的去向"
        optional
        hint="一行一个：下级代码（或单位全称）空一格，再写归入的代码"
        rows={6}
        defaultValue={values.takes}
      />
      <PeopleField values={values} />
    </>
  );
}

function OrganisationMerge({ values }: FieldsProps) {
  return (
    <>
      <FormTextArea
        name="units"
        max={4000}
        label="要合并的单位"
        hint="单位全称，一行一个；承接单位也写在里面"
        rows={4}
        defaultValue={values.units}
      />
      <FormText
        name="into"
        label="承接单位"
        hint="上面的单位之一，没办完的任务由它接着办"
        defaultValue={values.into}
      />
      <FormText
        name="name"
        label="合并后的名称"
        optional
        hint="不改名就不填"
        defaultValue={values.name}
      />
      <PeopleField values={values} />
    </>
  );
}

const FIELDS: Record<Form, (props: FieldsProps) => ReactNode> = {
  "region.rename": ({ values }) => (
    <>
      <CodeField values={values} />
      <FormText
        name="name"
        label="新名称"
        hint="名称里带有原地名的单位一并更名"
        defaultValue={values.name}
      />
      <NewCodeField values={values} />
    </>
  ),
  "region.merge": RegionMerge,
  "region.split": RegionSplit,
  "region.move": ({ values }) => (
    <>
      <CodeField values={values} label="要划转的区划代码" />
      <FormText
        name="parentCode"
        label="新上级的区划代码"
        inputMode="numeric"
        defaultValue={values.parentCode}
      />
      <NewCodeField values={values} />
    </>
  ),
  "organisation.rename": ({ values }) => (
    <>
      <UnitField values={values} />
      <FormText
        name="name"
        label="新名称"
        hint="原名称保留，历史里仍能查到"
        defaultValue={values.name}
      />
    </>
  ),
  "organisation.merge": OrganisationMerge,
  "organisation.split": ({ values }) => (
    <>
      <UnitField values={values} />
      <FormTextArea
        name="names"
        max={4000}
        label="分出的新单位"
        hint="名称，一行一个；类别、地区和承建的载体与原单位相同，原单位继续办手头的任务"
        rows={3}
        defaultValue={values.names}
      />
    </>
  ),
  "organisation.move": ({ values }) => (
    <>
      <UnitField values={values} />
      <FormText
        name="regionCode"
        label="迁入地区的区划代码"
        inputMode="numeric"
        defaultValue={values.regionCode}
      />
    </>
  ),
};

/** Drafts a change of boundaries or organisations, or edits its draft. */
export function ChangeForm({
  form,
  values,
  hidden = {},
}: FieldsProps & { form: Form; hidden?: Record<string, string> }) {
  const Fields = FIELDS[form];
  return (
    <ActionForm
      action={draftChangeAction}
      submit="保存并预览"
      hidden={{ form, ...hidden }}
      className="max-w-measure"
    >
      <Fields values={values} />
      <FormText
        name="effectiveOn"
        type="date"
        label="生效日期"
        hint="选今天的，确认后立即生效；选以后的，到那天由系统自动办理，之前可以撤销"
        defaultValue={values.effectiveOn}
      />
      <FormText name="basis" label="依据文号" optional defaultValue={values.basis} />
      <FormText
        name="title"
        label="事项名称"
        optional
        hint="不填的由系统拟定"
        defaultValue={values.title}
      />
    </ActionForm>
  );
}
