import "@/components/domain/public/public.css";
import type { Metadata } from "next";
import { PublicationPage } from "@/components/domain/publications/publication-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listPictures } from "@/lib/domain/pictures/queries";
import { getPublicationPage } from "@/lib/domain/publications/desk/queries";
import { publicationIdSchema } from "@/lib/domain/publications/schema";

export const metadata: Metadata = { title: "审核发布" };

interface PublicationProps {
  params: Promise<{ id: string }>;
}

export default async function Publication({ params }: PublicationProps) {
  const actor = await requireStaff();
  const id = publicationIdSchema.parse((await params).id);
  const facts = await forPage(getPublicationPage(actor, id));
  const pictures = await listPictures(actor, facts.publication.pictureIds);
  return <PublicationPage {...facts} pictures={pictures} />;
}
