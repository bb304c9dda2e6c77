import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireHarmless } from "@/lib/domain/detection/commands";
import { PHOTO_WORDS } from "@/lib/domain/suggestions/photos/rules";
import { PHOTO_BYTES, PHOTOS_MAX } from "@/lib/domain/suggestions/rules";
import { invalid } from "@/lib/platform/errors";
import { type CleanPhoto, cleanPhoto } from "@/lib/platform/photo-bytes";

function refuse(problem: keyof typeof PHOTO_WORDS) {
  return invalid({ photos: PHOTO_WORDS[problem] }, PHOTO_WORDS[problem]);
}

/**
 * Photographs as they were sent, re-encoded in memory; nothing touches the disk, and their names are looked
 * at only to be refused. Throws `invalid` with field `photos`.
 */
export async function readPhotos(actor: Actor, files: readonly File[]): Promise<CleanPhoto[]> {
  if (files.length > PHOTOS_MAX) throw refuse("many");
  if (files.some(({ size }) => size > PHOTO_BYTES)) throw refuse("large");
  // A camera's own name (IMG_20261122_094100) is nobody's number.
  const named = files.map(({ name }) => name.replace(/\d{8}[_-]?\d{6,9}|\.\w+$/g, ""));
  await requireHarmless(actor, { photos: named.join("。") });
  const photos: CleanPhoto[] = [];
  for (const file of files) {
    const clean = await cleanPhoto(Buffer.from(await file.arrayBuffer()));
    if (typeof clean === "string") throw refuse(clean);
    photos.push(clean);
  }
  return photos;
}
