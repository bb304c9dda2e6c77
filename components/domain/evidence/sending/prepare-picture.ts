/*
 * Before a photo leaves the phone: the time and place that the camera wrote into it are read, then it is made
 * smaller. Drawing it anew loses what the camera wrote, so both are sent apart. Whatever does not work here is
 * no failure: the file then goes as it is, and the server reads it.
 */

const EDGE = 2560;
const QUALITY = 0.82;
/** Below this there is nothing to win. */
const WORTH_IT = 300 * 1024;

/** What the camera wrote, as it is sent. */
export interface Told {
  at: string | null;
  place: { latitude: number; longitude: number } | null;
}

/** What goes over the network in place of a chosen file. */
export interface Prepared {
  blob: Blob;
  name: string;
  captured: Told | null;
}

const MOMENT = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/;

/** `2026:11:20 09:41:00` as an ISO moment; cameras without an offset are taken to be in China. */
function momentOf(text: unknown, offset: unknown): string | null {
  const found = MOMENT.exec(typeof text === "string" ? text : "");
  if (!found) return null;
  const [, year, month, day, clock] = found;
  const zone = typeof offset === "string" && /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : "+08:00";
  const at = Date.parse(`${year}-${month}-${day}T${clock}${zone}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

const TAGS = [
  "DateTimeOriginal",
  "OffsetTimeOriginal",
  "GPSLatitude",
  "GPSLatitudeRef",
  "GPSLongitude",
  "GPSLongitudeRef",
];

async function readCaptured(file: File): Promise<Told | null> {
  const { default: exifr } = await import("exifr");
  const tags = await exifr.parse(file, { gps: true, reviveValues: false, pick: TAGS });
  const { latitude, longitude } = tags ?? {};
  const isPlace = Number.isFinite(latitude) && Number.isFinite(longitude);
  const at = momentOf(tags?.DateTimeOriginal, tags?.OffsetTimeOriginal);
  return at || isPlace ? { at, place: isPlace ? { latitude, longitude } : null } : null;
}

async function drawSmaller(file: File): Promise<Blob | null> {
  // Without options: every browser then turns the picture upright by itself; older ones refuse to be asked.
  const picture = await createImageBitmap(file);
  try {
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const drawing = canvas.getContext("2d");
    if (!drawing) return null;
    drawing.imageSmoothingQuality = "high";
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
    // A drawing or a screen shot may have see-through parts, which a JPEG would turn black.
    const type = file.type === "image/jpeg" ? "image/jpeg" : "image/webp";
    return await new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
  } finally {
    picture.close();
  }
}

function renamed(name: string, type: string): string {
  const extension = type === "image/jpeg" ? "jpg" : "webp";
  return `${name.replace(/\.[^.]*$/, "")}.${extension}`;
}

/** Reads a photo's time and place and makes it smaller; every other file, and what fails, stays as it is. */
export async function prepareFile(file: File): Promise<Prepared> {
  const asItIs = { blob: file, name: file.name, captured: null };
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < WORTH_IT) return asItIs;
  const captured = await readCaptured(file).catch(() => null);
  const smaller = await drawSmaller(file).catch(() => null);
  if (!smaller || smaller.size > file.size * 0.9) return asItIs;
  return { blob: smaller, name: renamed(file.name, smaller.type), captured };
}

/** Hex SHA-256 of a file, or null where the browser offers no hashing (pages by plain http). */
export async function fingerprint(file: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
