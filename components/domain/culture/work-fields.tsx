import { FormSelect, FormText, FormTextArea } from "@/components/forms/action-form";
import { writeAuthors } from "@/lib/domain/culture/pieces/rules";
import type { WorkDetails } from "@/lib/domain/culture/pieces/schema";
import type { Term } from "@/lib/domain/culture/terms/types";

/** What a work is sorted by, and where its video may lie. */
export type WorkTerms = {
  types: readonly Term[];
  licences: readonly Term[];
  hosts: readonly Term[];
};

type WorkFieldsProps = { details: WorkDetails | undefined; terms: WorkTerms };

const choicesOf = (terms: readonly Term[]) =>
  terms.map(({ code: value, name, note }) => ({
    value,
    label: note ? `${name}（${note}）` : name,
  }));

/** What belongs to a work: type, makers, licence, link. */
export function WorkFields({ details, terms }: WorkFieldsProps) {
  const hosts = terms.hosts.map(({ name }) => name).join("、");
  return (
    <>
      <FormSelect
        name="typeCode"
        label="类型"
        blank="请选择"
        choices={choicesOf(terms.types)}
        defaultValue={details?.typeCode ?? ""}
      />
      <FormTextArea
        name="authors"
        label="作者"
        hint="每行一位；未成年人在姓名后写“（未成年）”，公开时只显示“某同学”"
        max={300}
        rows={3}
        optional
        defaultValue={details ? writeAuthors(details.authors) : ""}
      />
      <FormText name="collective" label="集体名称" optional defaultValue={details?.collective} />
      <FormSelect
        name="licenceCode"
        label="授权方式"
        blank="请选择"
        choices={choicesOf(terms.licences)}
        defaultValue={details?.licenceCode ?? ""}
      />
      <FormText
        name="madeYear"
        label="创作年份"
        inputMode="numeric"
        optional
        defaultValue={details?.madeYear ? String(details.madeYear) : ""}
      />
      <FormTextArea
        name="description"
        label="作品介绍"
        max={2000}
        rows={6}
        defaultValue={details?.description}
      />
      <FormText
        name="link"
        type="url"
        label="视频链接"
        hint={`只链接不嵌入，限 ${hosts}`}
        optional
        defaultValue={details?.link}
      />
    </>
  );
}
