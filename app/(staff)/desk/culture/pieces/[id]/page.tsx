import type { Metadata } from "next";
import { PiecePage } from "@/components/domain/culture/piece-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listConsentDocuments } from "@/lib/domain/culture/consents/queries";
import { getPiece } from "@/lib/domain/culture/pieces/queries";
import { listPictures } from "@/lib/domain/pictures/queries";
import { listRevisions } from "@/lib/domain/publications/queries";

export const metadata: Metadata = { title: "作品与家风" };

type Props = { params: Promise<{ id: string }> };

export default async function Piece({ params }: Props) {
  const [actor, { id }] = await Promise.all([requireStaff("culture.enter"), params]);
  const piece = await forPage(getPiece(actor, id));
  const [pictures, revisions, documents] = await Promise.all([
    listPictures(actor, piece.pictureIds),
    listRevisions(actor, { kind: piece.kind, subjectId: id }),
    listConsentDocuments(actor),
  ]);
  return <PiecePage {...{ piece, pictures, revisions, documents }} />;
}
