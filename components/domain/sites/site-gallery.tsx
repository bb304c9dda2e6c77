import { PublicPicture, pictureSource } from "@/components/domain/pictures/public-picture";
import type { Picture } from "@/lib/domain/pictures/types";

/** The photographs of a site: the first one large, each opens in its full size; works without script. */
export function SiteGallery({ pictures }: { pictures: readonly Picture[] }) {
  if (pictures.length === 0) return null;
  return (
    <ul className="site-gallery" aria-label="图片">
      {pictures.map((picture, at) => (
        <li key={picture.id}>
          <figure>
            <a href={pictureSource(picture.id, 1600)}>
              <PublicPicture picture={picture} width={at === 0 ? 800 : 400} isFirst={at === 0} />
              <span className="sr-only">，看大图</span>
            </a>
            <figcaption>
              <span aria-hidden="true">{picture.alt}</span>
              {picture.credit && <small>（{picture.credit}）</small>}
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
