import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeForm } from "@/components/domain/boundaries/change-form";
import { formOf, planValues } from "@/components/domain/boundaries/plan-values";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { forPage, requireStaff } from "@/lib/access/page";
import { changeForms } from "@/lib/domain/boundaries/labels";
import { getChange } from "@/lib/domain/boundaries/queries";

export const metadata: Metadata = { title: "修改调整" };

export default async function EditChangePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("region.manage");
  const change = await forPage(getChange(actor, (await params).id));
  if (change.status !== "draft") notFound();
  const form = formOf(change.plan);
  return (
    <>
      <PageHeader
        title={`修改${changeForms[form].word}`}
        subtitle={change.title}
        back={{ href: `/desk/admin/boundaries/${change.id}`, label: change.title }}
      />
      <Card>
        <ChangeForm
          form={form}
          values={planValues(change)}
          hidden={{ changeId: change.id, version: String(change.version) }}
        />
      </Card>
    </>
  );
}
