import type { Metadata } from "next";
import { PieceForm } from "@/components/domain/culture/piece-form";
import { PageHeader } from "@/components/layout/page-header";
import { requireStaff } from "@/lib/access/page";
import { pieceKindWords } from "@/lib/domain/culture/pieces/labels";
import { listPiecePlaces, listWorkTerms } from "@/lib/domain/culture/pieces/queries";
import { pieceFilterSchema } from "@/lib/domain/culture/pieces/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "登记作品与家风" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewPiece({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireStaff("culture.enter"), searchParams]);
  const { kind = "work" } = pieceFilterSchema.parse(query);
  const [places, terms] = await Promise.all([listPiecePlaces(actor, kind), listWorkTerms(actor)]);
  return (
    <>
      <PageHeader
        title={`登记${pieceKindWords[kind]}`}
        back={{ href: "/desk/culture/pieces", label: "作品与家风" }}
      />
      <PieceForm kind={kind} pictures={[]} places={places} terms={terms} formKey={newId()} />
    </>
  );
}
