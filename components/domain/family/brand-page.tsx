import { PublicPiece } from "@/components/domain/culture/public-piece";
import type { PiecePageFacts } from "@/lib/domain/culture/published/types";
import { articleData } from "@/lib/domain/publications/linked-data/rules";
import { PublishedBrand } from "./published-brand";

/** One brand on a page of its own. */
export function BrandPage({ item, pictures, url }: PiecePageFacts) {
  return (
    <PublicPiece
      item={item}
      url={url}
      lists={[{ href: "/family", label: "清廉家庭" }]}
      data={articleData("Article", { item, url })}
    >
      <PublishedBrand item={item} pictures={pictures} />
    </PublicPiece>
  );
}
