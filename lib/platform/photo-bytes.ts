import "server-only";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { IMAGE_PIXELS } from "@/lib/platform/uploads/image";

const EDGE = 2_000;
const QUALITY = 80;

/** A photograph as it is kept: WebP, upright, without EXIF or anything after the picture. */
export interface CleanPhoto {
  bytes: Buffer;
  width: number;
  height: number;
}

/** Why a photograph is not taken. */
export type PhotoProblem = "foreign" | "damaged" | "too_many_pixels";

const TAKEN = new Set(["image/jpeg", "image/png", "image/webp"]);

/**
 * Re-encodes a photograph in memory: nothing of it touches the disk. Judged by its content, never by its
 * name; answers what is wrong with it otherwise.
 */
export async function cleanPhoto(bytes: Buffer): Promise<CleanPhoto | PhotoProblem> {
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? "";
  if (!TAKEN.has(type)) return "foreign";
  try {
    const { width, height, pages } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height * (pages ?? 1) > IMAGE_PIXELS) return "too_many_pixels";
    const { data, info } = await sharp(bytes, {
      failOn: "truncated",
      limitInputPixels: IMAGE_PIXELS,
    })
      .rotate()
      .resize(EDGE, EDGE, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY, effort: 3 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return "damaged";
  }
}
