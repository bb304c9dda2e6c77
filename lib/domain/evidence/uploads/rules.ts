/*
 * A file may come in pieces, each at the place where the last one ended; a piece for any other place is
 * refused with the place that is wanted, so that nothing is written twice or left out. One person may have
 * eighteen files under way (two reports full) and may bring in five hundred new ones a day: more than any
 * office needs, and little enough that nobody fills the disk. What has not moved for a day is given up.
 */

/** How many files one person may have under way. */
export const MOST_OPEN = 18;
/** How many new files one person may bring in within a day. */
export const MOST_A_DAY = 500;
/** Hours without a new piece after which an upload is given up. */
export const KEPT_HOURS = 24;

/** Whether a piece fits: it begins where the last one ended and goes no further than the file does. */
export function pieceFits(
  upload: { received: number; size: number },
  piece: { offset: number; length: number },
): boolean {
  return piece.offset === upload.received && upload.received + piece.length <= upload.size;
}
