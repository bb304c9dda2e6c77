/*
 * What is known of the moment and the place of a picture. What the file itself says comes first. Where the
 * file says nothing, what the device read before it made the picture smaller is taken, and marked as such.
 * A moment that lies more than a day ahead is the device's wrong clock and is left out.
 */
import type { Captured } from "@/lib/platform/uploads/image";

const DAY = 86_400_000;

/** Time and place with where they were read. */
export interface CapturedFrom extends Captured {
  from: "file" | "device" | null;
}

/** What to keep of a picture's moment and place. */
export function capturedFrom(file: Captured, device: Captured | null, now: Date): CapturedFrom {
  const own = plausible(file, now);
  if (own.at || own.place) return { ...own, from: "file" };
  const told = plausible(device ?? { at: null, place: null }, now);
  return { ...told, from: told.at || told.place ? "device" : null };
}

function plausible({ at, place }: Captured, now: Date): Captured {
  return { at: at && at.getTime() <= now.getTime() + DAY ? at : null, place };
}
