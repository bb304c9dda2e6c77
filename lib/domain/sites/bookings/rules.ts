/*
 * A code of sixteen digits stands for a booking. It follows from the pass that the form was sent with, so that
 * the same form sent twice gets the same code; without the installation's key nobody can tell it. At most sixty
 * wrong codes are tried a minute in all. A booking can be cancelled until the day of the visit; a telephone has
 * one booking for the same hours. In one day at most sixty bookings are taken for a site.
 */
import type { BookingStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export const CODE_DIGITS = 16;

/** Wrong codes that may be tried in a minute, by all together. */
export const WRONG_CODES_A_MINUTE = 60;

/** Bookings of one site in one day. */
export const BOOKINGS_A_DAY = 60;

/** A code from hexadecimal digits of which there are at least sixteen. */
export function codeFrom(hex: string): string {
  const number = BigInt(`0x${hex.slice(0, 16)}`) % 10n ** BigInt(CODE_DIGITS);
  return number.toString().padStart(CODE_DIGITS, "0");
}

/** The digits of what somebody typed, with or without spaces, hyphens and full-width digits. */
export function plainCode(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s\-–—]/g, "");
}

/** True for what can be a code at all; anything else is not looked up. */
export function isCode(code: string): boolean {
  return /^\d{16}$/.test(code);
}

/** In groups of four, as it is read out. */
export function spacedCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, "$1 ");
}

/** True while whoever asked may cancel: before it was answered with no, and before the day of the visit. */
export function canCancel(status: BookingStatus, visitOn: Day, today: Day): boolean {
  return (status === "requested" || status === "confirmed") && today < visitOn;
}
