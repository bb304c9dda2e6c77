import "server-only";
import sharp from "sharp";

const TALLEST = 160;
const WIDEST = 480;
const MOST_PIXELS = 4_000_000;

/** A small mark of a footer as PNG: re-encoded, without EXIF or trailers. Throws for what is no image. */
export async function badgePicture(source: Buffer): Promise<Buffer> {
  return sharp(source, { failOn: "error", limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize({ width: WIDEST, height: TALLEST, fit: "inside", withoutEnlargement: true })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
