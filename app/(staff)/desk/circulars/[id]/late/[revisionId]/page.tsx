import type { Metadata } from "next";
import { LatePage } from "@/components/domain/circulars/late-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { getRevision } from "@/lib/domain/circulars/revisions/queries";

export const metadata: Metadata = { title: "保存过的稿子" };

interface LateProps {
  params: Promise<{ id: string; revisionId: string }>;
}

export default async function Late({ params }: LateProps) {
  const actor = await requireStaff("circular.draft");
  const { id, revisionId } = await params;
  const revision = await forPage(getRevision(actor, { circularId: id, revisionId }));
  const carriers = await listCarriers(actor);
  return (
    <LatePage revision={revision} carriers={carriers.filter((one) => one.parentCode === null)} />
  );
}
