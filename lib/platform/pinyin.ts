import "server-only";
import { pinyin, polyphonic } from "pinyin-pro";

/** Characters of names that are commonly read in two ways, or read otherwise by the people of a place. */
const READ_TWO_WAYS = new Set("长重乐行朝单盛车校调弹藏降传石厦角解曾查种堡埔圩番卜会省尾洗");
const MOST_READINGS = 8;
const MOST_LETTERS = 40;

/** Letters and digits of the name in lower case: what first letters are taken from. */
function readable(name: string): string {
  return name.toLowerCase().replace(/[^\p{Script=Han}a-z0-9]/gu, "");
}

function readingsOf(character: string): string[] {
  const [letters = []] = polyphonic(character, {
    pattern: "first",
    toneType: "none",
    type: "array",
  });
  return letters.filter((letter) => /^[a-z]$/.test(letter));
}

/**
 * The first letters of a name in pinyin, in lower case, digits and Latin letters kept: `清廉村居` is
 * `qlcj`. The reading of the whole name comes first; characters that are commonly read in two ways
 * give further ones, at most eight in all and forty letters each.
 */
export function initialsOf(name: string): string[] {
  const characters = [...readable(name)].slice(0, MOST_LETTERS);
  const letters = pinyin(characters.join(""), {
    pattern: "first",
    toneType: "none",
    type: "array",
  });
  let readings = [""];
  characters.forEach((character, at) => {
    const usual = letters[at] ?? "";
    const alternatives = READ_TWO_WAYS.has(character) ? readingsOf(character) : [];
    const choices = [usual, ...alternatives.filter((one) => one !== usual)];
    const longer = choices.flatMap((letter) => readings.map((reading) => reading + letter));
    readings = longer.length <= MOST_READINGS ? longer : readings.map((one) => one + usual);
  });
  return [...new Set(readings)];
}

/** The whole pinyin of a name without tones or gaps, in lower case: `清廉村居` is `qingliancunju`. */
export function pinyinOf(name: string): string {
  const characters = [...readable(name)].slice(0, MOST_LETTERS).join("");
  return pinyin(characters, { toneType: "none", type: "array", v: true }).join("");
}
