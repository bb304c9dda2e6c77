/*
 * A mail address is used only after its owner has proven it: a code of six digits goes to it and is entered
 * within ten minutes. Five wrong codes end the try; a new code may be asked for once a minute.
 */

/** A code is worthless after this. */
export const CODE_MINUTES = 10;
/** Wrong codes after which a new one has to be asked for. */
export const MOST_FAILURES = 5;
/** Seconds between two codes. */
export const SECONDS_BETWEEN = 60;

/** What the letter of a code is sealed to: the delivery that carries it. */
export function codeOwner(deliveryId: string): string {
  return `delivery:${deliveryId}`;
}
