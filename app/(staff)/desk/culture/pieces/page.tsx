import type { Metadata } from "next";
import { PiecesPage } from "@/components/domain/culture/pieces-page";
import { requireStaff } from "@/lib/access/page";
import { listPieces } from "@/lib/domain/culture/pieces/queries";
import { pieceFilterSchema } from "@/lib/domain/culture/pieces/schema";

export const metadata: Metadata = { title: "作品与家风" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Pieces({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireStaff("culture.enter"), searchParams]);
  const filter = pieceFilterSchema.parse(query);
  return <PiecesPage pieces={await listPieces(actor, filter)} filter={filter} />;
}
