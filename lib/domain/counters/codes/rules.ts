/*
 * A figure's short code (数字编码) stands for the question behind it, never for its value: the same
 * question has the same code wherever it is exported. Eight signs of thirty-two, in two groups of four;
 * I, L, O and U are not among them, and who reads 1 as I or 0 as O still arrives. A code holds a digit
 * and a letter, so that no word and no number is taken for one.
 */
import { canonicalJson, sha256 } from "@/lib/shared/hash";
import type { FigureQuestion } from "./types";

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;
const BITS = 5n;

function signsOf(digest: string): string {
  let rest = BigInt(`0x${digest.slice(0, 12)}`);
  let code = "";
  for (let at = 0; at < LENGTH; at += 1) {
    code += SIGNS[Number(rest & 31n)];
    rest >>= BITS;
  }
  return code;
}

function isMixed(code: string): boolean {
  return /\d/.test(code) && /[A-Z]/.test(code);
}

/** A question without what says nothing: equal questions are equal texts. */
export function fixedForm(question: FigureQuestion): string {
  const { organisationId, regionCode, isOwnLevel, map, ...rest } = question;
  const place = organisationId
    ? { organisationId }
    : { regionCode, isOwnLevel: isOwnLevel || null };
  const said = { ...rest, ...place, map: map === "today" ? map : null };
  const told = Object.entries(said).filter(([, value]) => value !== null && value !== undefined);
  return canonicalJson(Object.fromEntries(told));
}

/** The code of a question in its fixed form; `turn` counts how often another question was there first. */
export function codeOf(fixed: string, turn = 0): string {
  for (let salt = 0; ; salt += 1) {
    const code = signsOf(sha256(`${turn}.${salt}.${fixed}`));
    if (isMixed(code)) return code;
  }
}

/** `7K2M-9QX4`. */
export function spellCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code that somebody typed, with or without the dash, in any case; null for anything else. */
export function readCode(typed: string): string | null {
  const text = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—·]/g, "");
  const read = text.replace(/O/g, "0").replace(/[IL]/g, "1");
  if (read.length !== LENGTH || [...read].some((sign) => !SIGNS.includes(sign))) return null;
  return isMixed(read) ? read : null;
}
