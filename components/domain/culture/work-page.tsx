import type { PiecePageFacts } from "@/lib/domain/culture/published/types";
import { articleData } from "@/lib/domain/publications/linked-data/rules";
import { PublicPiece } from "./public-piece";
import { PublishedWork } from "./published-work";

/** One work on a page of its own. */
export function WorkPage({ item, pictures, url }: PiecePageFacts) {
  const lists = [
    { href: "/culture", label: "廉洁文化" },
    { href: "/culture/works", label: "廉洁作品" },
  ];
  const data = { ...articleData("Article", { item, url }), "@type": "CreativeWork" };
  return (
    <PublicPiece item={item} url={url} lists={lists} data={data}>
      <PublishedWork item={item} pictures={pictures} />
    </PublicPiece>
  );
}
