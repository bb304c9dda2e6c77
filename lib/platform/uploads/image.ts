import "server-only";
import { readFile } from "node:fs/promises";
import exifr from "exifr";
import sharp from "sharp";
import { startOfDay } from "@/lib/shared/dates";

/** 50 megapixels: above this an image is refused before it is decoded. */
export const IMAGE_PIXELS = 50_000_000;
const SHOWN_EDGE = 2560;
const SHOWN_QUALITY = 82;

// One image at a time in a process, nothing kept between them: memory stays flat.
sharp.cache(false);
sharp.concurrency(1);

/** What an image turned out to be. */
export type ImageVerdict = "fine" | "too_many_pixels" | "truncated";

const STRICT = { failOn: "truncated", limitInputPixels: false, sequentialRead: true } as const;

/** Reads the size from the head, then decodes everything once: a cut-off image is found out. */
export async function judgeImage(path: string): Promise<ImageVerdict> {
  try {
    const { width, height, pages } = await sharp(path, STRICT).metadata();
    if (width * height * (pages ?? 1) > IMAGE_PIXELS) return "too_many_pixels";
    await sharp(path, STRICT).resize(8, 8, { fit: "fill" }).raw().toBuffer();
    return "fine";
  } catch {
    return "truncated";
  }
}

/** A new image of the same picture, turned upright and without EXIF, colour profiles or trailers. */
export async function reencodeImage(path: string): Promise<Buffer> {
  return sharp(path, { failOn: "error", limitInputPixels: IMAGE_PIXELS, sequentialRead: true })
    .rotate()
    .resize(SHOWN_EDGE, SHOWN_EDGE, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: SHOWN_QUALITY, effort: 3 })
    .toBuffer();
}

const HASH_ROWS = 8;

/**
 * 64-bit difference hash of a picture, as a signed whole number: whether each of 8 × 8 spots is brighter
 * than its neighbour. Pictures that look alike differ in few bits, whatever their size or compression.
 */
export async function imageHash(picture: Buffer): Promise<bigint> {
  const spots = await sharp(picture)
    .greyscale()
    .resize(HASH_ROWS + 1, HASH_ROWS, { fit: "fill" })
    .raw()
    .toBuffer();
  let hash = 0n;
  for (let y = 0; y < HASH_ROWS; y += 1) {
    for (let x = 0; x < HASH_ROWS; x += 1) {
      const at = y * (HASH_ROWS + 1) + x;
      hash = (hash << 1n) | ((spots[at] ?? 0) > (spots[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return BigInt.asIntN(64, hash);
}

/** Colours of a picture, red, green, blue after each other. */
export type Colours = Uint8Array;

const COLOUR_EDGE = 1000;

/** The colours of a picture's spots, at most a thousand along its longer side, none of them blended. */
export async function coloursOf(picture: Buffer): Promise<Colours> {
  return sharp(picture)
    .flatten({ background: "#ffffff" })
    .resize(COLOUR_EDGE, COLOUR_EDGE, {
      fit: "inside",
      kernel: "nearest",
      withoutEnlargement: true,
    })
    .toColourspace("srgb")
    .raw()
    .toBuffer();
}

/** When and where a picture says it was taken; either may be missing. */
export interface Captured {
  at: Date | null;
  place: { latitude: number; longitude: number } | null;
}

const EXIF_MOMENT = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/;
const EXIF_OFFSET = /^([+-])(\d{2}):(\d{2})$/;

/** `2026:11:20 09:41:00` as an instant; cameras without an offset are taken to be in Asia/Shanghai. */
export function exifMoment(text: unknown, offset?: unknown): Date | null {
  const found = EXIF_MOMENT.exec(typeof text === "string" ? text : "");
  if (!found) return null;
  const [, year, month, day, hours, minutes, seconds] = found;
  const clock = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  const zone = EXIF_OFFSET.exec(typeof offset === "string" ? offset : "");
  const at = zone
    ? Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${zone[0]}`)
    : startOfDay(`${year}-${month}-${day}`).getTime() + clock;
  return Number.isNaN(at) ? null : new Date(at);
}

/** The time and place written into an image; never fails, because cameras write what they like. */
export async function capturedFacts(path: string): Promise<Captured> {
  // Bytes, not the path: in a bundle the library has no file access of its own.
  const tags = await exifr
    .parse(await readFile(path), { gps: true, reviveValues: false, pick: PICKED })
    .catch(() => undefined);
  const latitude = Number(tags?.latitude);
  const longitude = Number(tags?.longitude);
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return {
    at: exifMoment(tags?.DateTimeOriginal, tags?.OffsetTimeOriginal),
    place: isPlace ? { latitude, longitude } : null,
  };
}

const PICKED = [
  "DateTimeOriginal",
  "OffsetTimeOriginal",
  "GPSLatitude",
  "GPSLatitudeRef",
  "GPSLongitude",
  "GPSLongitudeRef",
];
