import "@/components/domain/public/public.css";
import type { Metadata } from "next";
import { PreviewPage } from "@/components/domain/publications/preview-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listPictures } from "@/lib/domain/pictures/queries";
import { getPublicProfile } from "@/lib/domain/portal/queries";
import { getPublicationPage } from "@/lib/domain/publications/desk/queries";
import { publicationIdSchema } from "@/lib/domain/publications/schema";

export const metadata: Metadata = { title: "预览" };

interface PreviewProps {
  params: Promise<{ id: string }>;
}

export default async function Preview({ params }: PreviewProps) {
  const actor = await requireStaff();
  const id = publicationIdSchema.parse((await params).id);
  const [facts, profile] = await Promise.all([
    forPage(getPublicationPage(actor, id)),
    getPublicProfile(actor),
  ]);
  const pictures = await listPictures(actor, facts.publication.pictureIds);
  return <PreviewPage {...facts} profile={profile} pictures={pictures} />;
}
