import type { ListDetail } from "@/lib/domain/lists/types";
import { ButtonLink } from "../../ui/button";

/** Where else a list leads: its comparison, its files, and who has acknowledged it. */
export function ListLinks({ list }: { list: ListDetail }) {
  const isOut = !["draft", "under_consent"].includes(list.status);
  const file = (format: string) => `/api/lists/${list.id}/export?format=${format}`;
  return (
    <>
      <ButtonLink href={`/desk/lists/${list.id}/compare`}>版本比较</ButtonLink>
      {isOut && <ButtonLink href={`/desk/lists/${list.id}/acknowledgements`}>签收情况</ButtonLink>}
      <ButtonLink href={file("xlsx")} prefetch={false}>
        导出 Excel
      </ButtonLink>
      <ButtonLink href={file("docx")} prefetch={false}>
        导出 Word
      </ButtonLink>
    </>
  );
}
