import type { Metadata } from "next";
import { ChangeFacts } from "@/components/domain/boundaries/change-facts";
import { ChangePreview } from "@/components/domain/boundaries/change-preview";
import { ChangeSteps } from "@/components/domain/boundaries/change-steps";
import { DoneNotice } from "@/components/domain/people/done-notice";
import { PageHeader } from "@/components/layout/page-header";
import { forPage, requireStaff } from "@/lib/access/page";
import { changeDone, changeForms } from "@/lib/domain/boundaries/labels";
import { getChange, previewChange } from "@/lib/domain/boundaries/queries";

export const metadata: Metadata = { title: "区划与机构调整" };

type ChangeProps = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

export default async function ChangePage({ params, searchParams }: ChangeProps) {
  const actor = await requireStaff("region.manage");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const change = await forPage(getChange(actor, id));
  const isOpen = change.status === "draft" || change.status === "planned";
  const preview = isOpen ? await forPage(previewChange(actor, id)) : null;
  return (
    <>
      <PageHeader
        title={change.title}
        subtitle={`${changeForms[`${change.subject}.${change.kind}`].word} · ${change.regionName}`}
        back={{ href: "/desk/admin/boundaries", label: "区划与机构调整" }}
      />
      <DoneNotice done={done} words={changeDone(change.status)} />
      <ChangeFacts change={change} />
      {preview && <ChangePreview preview={preview} />}
      <ChangeSteps change={change} blocked={(preview?.conflicts.length ?? 0) > 0} />
    </>
  );
}
