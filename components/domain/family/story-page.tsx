import { PublicPiece } from "@/components/domain/culture/public-piece";
import type { PiecePageFacts } from "@/lib/domain/culture/published/types";
import { articleData } from "@/lib/domain/publications/linked-data/rules";
import { PublishedStory } from "./published-story";

/** One story on a page of its own. */
export function StoryPage({ item, pictures, url }: PiecePageFacts) {
  return (
    <PublicPiece
      item={item}
      url={url}
      lists={[{ href: "/family", label: "清廉家庭" }]}
      data={articleData("Article", { item, url })}
    >
      <PublishedStory item={item} pictures={pictures} />
    </PublicPiece>
  );
}
