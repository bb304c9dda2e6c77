import type { Metadata } from "next";
import { PieceForm } from "@/components/domain/culture/piece-form";
import { PageHeader } from "@/components/layout/page-header";
import { forPage, requireStaff } from "@/lib/access/page";
import { getPiece, listWorkTerms } from "@/lib/domain/culture/pieces/queries";
import { listPictures } from "@/lib/domain/pictures/queries";

export const metadata: Metadata = { title: "修改" };

type Props = { params: Promise<{ id: string }> };

export default async function EditPiece({ params }: Props) {
  const [actor, { id }] = await Promise.all([requireStaff("culture.enter"), params]);
  const piece = await forPage(getPiece(actor, id));
  const [pictures, terms] = await Promise.all([
    listPictures(actor, piece.pictureIds),
    listWorkTerms(actor),
  ]);
  return (
    <>
      <PageHeader title="修改" back={{ href: `/desk/culture/pieces/${id}`, label: piece.title }} />
      <PieceForm {...{ kind: piece.kind, piece, pictures, terms }} places={[]} formKey="" />
    </>
  );
}
