import type { Metadata } from "next";
import { ChangeForm } from "@/components/domain/boundaries/change-form";
import { KindChoice } from "@/components/domain/boundaries/kind-choice";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { forPage, requireStaff } from "@/lib/access/page";
import { prepareForm } from "@/lib/domain/boundaries/drafts/queries";
import { changeForms } from "@/lib/domain/boundaries/labels";
import { newChangeSchema } from "@/lib/domain/boundaries/schema";

export const metadata: Metadata = { title: "新的调整" };

type NewChangeProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewChangePage({ searchParams }: NewChangeProps) {
  const actor = await requireStaff("region.manage");
  const input = newChangeSchema.parse(await searchParams);
  const { values, forms, key } = await forPage(prepareForm(actor, input));
  const { form } = input;
  return (
    <>
      <PageHeader
        title={form ? changeForms[form].word : "新的调整"}
        subtitle={form ? changeForms[form].note : "办的是哪一种？保存后先看预览，确认了才安排生效"}
        back={{ href: "/desk/admin/boundaries", label: "区划与机构调整" }}
      />
      {form ? (
        <Card>
          <ChangeForm form={form} values={values} hidden={{ key }} />
        </Card>
      ) : (
        <KindChoice forms={forms} code={input.code} unit={input.unit} />
      )}
    </>
  );
}
