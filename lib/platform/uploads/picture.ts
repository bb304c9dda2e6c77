import "server-only";
import sharp from "sharp";
import { IMAGE_PIXELS } from "@/lib/platform/uploads/image";

/** The widths that a public picture is kept in. */
export const PICTURE_WIDTHS = [480, 960, 1600] as const;

export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

const TALLEST = 2400;
const QUALITY = 78;

/** A picture in all its widths, and the pixels of the widest. */
export interface PictureFiles {
  width: number;
  height: number;
  files: Record<PictureWidth, Buffer>;
}

async function narrower(widest: Buffer, width: number): Promise<Buffer> {
  return sharp(widest)
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 3 })
    .toBuffer();
}

/**
 * A photograph or drawing in the widths of public pages: upright, webp, without EXIF, colour profile or
 * trailers; nothing is enlarged. Throws for what is no whole image of at most 50 megapixels.
 */
export async function pictureFiles(source: string | Buffer): Promise<PictureFiles> {
  const { data, info } = await sharp(source, { failOn: "error", limitInputPixels: IMAGE_PIXELS })
    .rotate()
    .resize({ width: 1600, height: TALLEST, fit: "inside", withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 3 })
    .toBuffer({ resolveWithObject: true });
  const files = { 480: await narrower(data, 480), 960: await narrower(data, 960), 1600: data };
  return { width: info.width, height: info.height, files };
}
