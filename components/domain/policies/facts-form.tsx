import { draftPolicyAction, editPolicyAction } from "@/lib/domain/policies/actions";
import { POLICY_KIND_LABELS, POLICY_KIND_NOTES } from "@/lib/domain/policies/labels";
import type { PolicyDetail, PolicyKind, PolicyPlace } from "@/lib/domain/policies/types";
import { ActionForm, FormRadio, FormSelect, FormText, FormTextArea } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";

interface FactsFormProps {
  places: readonly PolicyPlace[];
  /** The draft that is changed; a new one is begun without. */
  document?: PolicyDetail;
  /** Chosen beforehand, from a blank of the tree. */
  chosen?: { kind?: PolicyKind | undefined; carrierCode?: string | undefined };
  formKey?: string;
}

/** What a document says about itself. What is not known is left blank. */
export function FactsForm({ places, document, chosen = {}, formKey }: FactsFormProps) {
  const back = document ? `/desk/policies/${document.code}` : "/desk/policies";
  const cancel = <ButtonLink href={back}>返回</ButtonLink>;
  if (document) {
    const hidden = { code: document.code, version: String(document.version) };
    return (
      <ActionForm action={editPolicyAction} submit="保存" hidden={hidden} beside={cancel}>
        <Facts places={places} document={document} chosen={chosen} />
      </ActionForm>
    );
  }
  return (
    <ActionForm
      action={draftPolicyAction}
      submit="存为草稿，下一步校对条款"
      hidden={{ key: formKey }}
      beside={cancel}
    >
      <Facts places={places} chosen={chosen} />
      <FormTextArea
        name="text"
        label="正文"
        optional
        rows={10}
        max={200_000}
        hint="从 Word 或网页复制全文粘贴到这里，系统按“第…条”“一、（一）1.”拆成条款，下一步可以改。有 docx 或 PDF 的，存为草稿后再上传"
      />
    </ActionForm>
  );
}

function Facts({ places, document, chosen }: Omit<FactsFormProps, "formKey">) {
  const [first] = places;
  const carriers = new Map(places.flatMap((place) => place.carriers.map((c) => [c.code, c.name])));
  const isWhole = places.some((place) => place.isWhole);
  const kinds = (Object.keys(POLICY_KIND_LABELS) as PolicyKind[]).filter(
    (kind) => isWhole || kind !== "opinion",
  );
  const parents = new Map(places.flatMap((place) => place.parents.map((p) => [p.code, p.title])));
  return (
    <>
      {places.length === 1 && <input type="hidden" name="regionCode" value={first?.regionCode} />}
      <FormText name="title" label="文件标题" defaultValue={document?.title} />
      <FormRadio
        name="kind"
        label="类别"
        defaultValue={document?.kind ?? chosen?.kind ?? "implementing"}
        choices={kinds.map((kind) => ({
          value: kind,
          label: POLICY_KIND_LABELS[kind],
          note: POLICY_KIND_NOTES[kind],
        }))}
      />
      {places.length > 1 && (
        <FormSelect
          name="regionCode"
          label="地区"
          defaultValue={document?.regionCode ?? first?.regionCode}
          choices={places.map(({ regionCode, regionName }) => ({
            value: regionCode,
            label: regionName,
          }))}
        />
      )}
      <FormSelect
        name="carrierCode"
        label="载体"
        optional
        {...(isWhole ? { blank: "不分载体" } : {})}
        defaultValue={document?.carrierCode ?? chosen?.carrierCode ?? ""}
        choices={[...carriers].map(([value, label]) => ({ value, label }))}
      />
      <FormText
        name="number"
        label="文号"
        optional
        hint="不清楚可以不填，不要编造"
        defaultValue={document?.number ?? ""}
      />
      <FormText
        name="publisher"
        label="发文机关"
        optional
        defaultValue={document?.publisher ?? ""}
      />
      <FormText
        name="publishedOn"
        label="发文日期"
        optional
        hint="例如 2026-03-05、2026 年 3 月，只知道年份就填年份"
        defaultValue={document?.publishedOn ?? ""}
      />
      <FormSelect
        name="parentCode"
        label="上位文件"
        optional
        blank="不指定；实施意见默认落实本地区总意见"
        defaultValue={document?.parent?.code ?? ""}
        choices={[...parents].map(([value, label]) => ({ value, label }))}
      />
      <FormTextArea
        name="summary"
        label="摘要"
        optional
        rows={3}
        max={600}
        defaultValue={document?.summary ?? ""}
      />
    </>
  );
}
