import type { Picture } from "@/lib/domain/pictures/types";
import { withBase } from "@/lib/shared/base-path";

const NARROWER = [480, 960] as const;

/** The address of a picture in one of its widths. */
export function pictureSource(id: string, width: 480 | 960 | 1600): string {
  return withBase(`/api/pictures/${id}/${width}`);
}

type PublicPictureProps = {
  picture: Picture;
  /** How wide it is shown at most, in CSS pixels; narrower screens load a narrower file. */
  width: number;
  /** The first picture that is seen is loaded at once, all others when they come into view. */
  isFirst?: boolean;
};

/** A picture in the width that the screen needs, with its words; its place is kept before it has loaded. */
export function PublicPicture({ picture, width, isFirst }: PublicPictureProps) {
  const { id, alt } = picture;
  const widths = NARROWER.filter((one) => one < picture.width).map(
    (one) => `${pictureSource(id, one)} ${one}w`,
  );
  return (
    // biome-ignore lint/performance/noImgElement: the widths are made once and kept; nothing is optimised on the way
    <img
      src={pictureSource(id, 960)}
      srcSet={[...widths, `${pictureSource(id, 1600)} ${picture.width}w`].join(", ")}
      sizes={`(max-width: ${width}px) 100vw, ${width}px`}
      width={picture.width}
      height={picture.height}
      alt={alt}
      loading={isFirst ? "eager" : "lazy"}
      fetchPriority={isFirst ? "high" : undefined}
      decoding="async"
    />
  );
}

/** The picture at the head of a card; nothing where there is none. */
export function CoverPicture({ picture }: { picture: Picture | null | undefined }) {
  if (!picture) return null;
  return (
    <span className="place-cover">
      <PublicPicture picture={picture} width={480} />
    </span>
  );
}
