import type { Picture } from "@/lib/domain/pictures/types";
import { PublicPicture } from "../pictures/public-picture";

const WIDEST = 760;

/** The pictures of an article, each with who made it. */
export function ArticlePictures({ pictures }: { pictures: readonly Picture[] }) {
  return pictures.map((picture, at) => (
    <figure key={picture.id} className="article-picture">
      <PublicPicture picture={picture} width={WIDEST} isFirst={at === 0} />
      <figcaption>
        {picture.alt}
        {picture.credit && `（${picture.credit}）`}
      </figcaption>
    </figure>
  ));
}
