import { plainText } from "@/lib/domain/guard/wording/rules";
import type { AskedField, FieldPart, Nearness } from "./types";

/*
 * 最多报一次: what an issued list asks already is not asked again of the same organisation. A ratio asks for
 * its numerator and its denominator, everything else for its value. Two names are the same when nothing is
 * left of their difference but width, brackets, little words (的, 本年度, 累计), endings (数, 情况) and synonyms; they
 * are alike when four fifths of their pairs of characters agree (Dice), unless one of them denies what the
 * other says (按期 and 未按期) or they name another number, time or side (上半年 and 下半年). Units must
 * not contradict each other.
 */

/** What a name must share of its pairs of characters to be alike. */
export const ALIKE = 0.8;

const FRAME =
  /^(?:本年度|本年|年度|全年|当年|今年|本单位|本级|本地|本季度|本期|当期|截至目前|累计|共|总)+/;
const TAIL = /(?:总数|数量|个数|人数|人员|件数|份数|户数|次数|情况|数值|总量|数)$/;
const LITTLE = /[的地得了之]/g;
const BRACKETS = /\([^()]*\)/g;
const MARKS = /[^\p{Letter}\p{Number}%]/gu;

/** Words that ask the same in other words: what is written on the left is read as what is on the right. */
const SYNONYMS: readonly (readonly [string, string])[] = [
  ["按时", "按期"],
  ["如期", "按期"],
  ["限期内", "按期"],
  ["完成整改", "已整改"],
  ["整改完成", "已整改"],
  ["整改到位", "已整改"],
  ["办理完结", "办结"],
  ["应该", "应"],
  ["应当", "应"],
  ["应配备", "应配"],
  ["应配齐", "应配"],
  ["已配备", "已配"],
];

/** 未 and 应 before what is done already would read 未已整改. */
const DOUBLED = /([未应不拟须需已])已(?=整改)/g;

function inOneWord(name: string): string {
  const said = SYNONYMS.reduce((text, [word, same]) => text.replaceAll(word, same), name);
  return said.replace(DOUBLED, "$1");
}

/** A name as it is compared. Repeating it changes nothing. */
export function normalName(name: string): string {
  let normal = plainText(name);
  for (let before = ""; before !== normal; ) {
    before = normal;
    const bare = inOneWord(normal.replace(BRACKETS, "").replace(MARKS, "").replace(LITTLE, ""));
    const core = bare.replace(FRAME, "").replace(TAIL, "");
    normal = core === "" ? bare : core;
  }
  return normal;
}

function pairsOf(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/** The share of pairs of characters that two texts have in common, 0 to 1. */
export function dice(one: string, other: string): number {
  if (one === other) return one === "" ? 0 : 1;
  const left = pairsOf(one);
  const right = pairsOf(other);
  if (left.length === 0 || right.length === 0) return 0;
  const rest = new Map<string, number>();
  for (const pair of left) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of right) {
    const count = rest.get(pair) ?? 0;
    if (count > 0) common += 1;
    rest.set(pair, count - 1);
  }
  return (2 * common) / (left.length + right.length);
}

/** Characters that turn a name into another question wherever they stand on one side only. */
const TELLING = /[已应未不非无免拒退逾上下前后新旧男女进出增减正副一二三四五六七八九十\d]/gu;

function telling(name: string): string {
  return [...name.matchAll(TELLING)].map(([letter]) => letter).join("");
}

/** How near two names are, or null where they ask different things. */
export function nearnessOf(one: string, other: string): Nearness | null {
  return nearnessOfNormal(normalName(one), normalName(other));
}

function nearnessOfNormal(left: string, right: string): Nearness | null {
  if (left === "" || right === "") return null;
  if (left === right) return "same";
  if (telling(left) !== telling(right)) return null;
  return dice(left, right) >= ALIKE ? "alike" : null;
}

interface FieldFacts {
  form: string;
  indicatorName: string;
  unit: string;
  numeratorName: string | null;
  denominatorName: string | null;
}

/** What a task asks people to type in. */
export function fieldsOf(task: FieldFacts): AskedField[] {
  if (task.form !== "ratio") return [{ part: "value", name: task.indicatorName, unit: task.unit }];
  const parts: [FieldPart, string | null][] = [
    ["numerator", task.numeratorName],
    ["denominator", task.denominatorName],
  ];
  return parts.flatMap(([part, name]) => (name ? [{ part, name, unit: "" }] : []));
}

/** True when nothing in the units says that two fields are measured differently. */
export function unitsAgree(one: string, other: string): boolean {
  const [left, right] = [plainText(one), plainText(other)];
  return left === "" || right === "" || left === right;
}

/** True when two fields put the same question. */
export function nearnessOfFields(one: AskedField, other: AskedField): Nearness | null {
  return unitsAgree(one.unit, other.unit) ? nearnessOf(one.name, other.name) : null;
}

interface Indexed<Field> {
  field: Field;
  normal: string;
  pairs: number;
}

/** Fields by their names and by the pairs of characters in them: for finding near ones among thousands. */
export interface FieldIndex<Field extends AskedField> {
  byName: ReadonlyMap<string, readonly Indexed<Field>[]>;
  byPair: ReadonlyMap<string, readonly Indexed<Field>[]>;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Fields as an index. */
export function indexFields<Field extends AskedField>(fields: readonly Field[]): FieldIndex<Field> {
  const byName = new Map<string, Indexed<Field>[]>();
  const byPair = new Map<string, Indexed<Field>[]>();
  for (const field of fields) {
    const normal = normalName(field.name);
    const pairs = pairsOf(normal);
    const entry = { field, normal, pairs: pairs.length };
    add(byName, normal, entry);
    for (const pair of new Set(pairs)) add(byPair, pair, entry);
  }
  return { byName, byPair };
}

/** Those that share enough different pairs with a name to be alike at all; repeated pairs may add more. */
function candidates<Field extends AskedField>(normal: string, index: FieldIndex<Field>) {
  const pairs = pairsOf(normal);
  const distinct = new Set(pairs);
  const repeats = pairs.length - distinct.size;
  const shared = new Map<Indexed<Field>, number>();
  for (const pair of distinct) {
    for (const entry of index.byPair.get(pair) ?? []) {
      shared.set(entry, (shared.get(entry) ?? 0) + 1);
    }
  }
  return [...shared]
    .filter(([entry, count]) => 2 * (count + repeats) >= ALIKE * (entry.pairs + pairs.length))
    .map(([entry]) => entry);
}

/** The fields of an index that put the same question as a field, as comparing each would find them. */
export function nearFields<Field extends AskedField>(
  asked: AskedField,
  index: FieldIndex<Field>,
): { field: Field; nearness: Nearness }[] {
  const normal = normalName(asked.name);
  const entries = new Set([...(index.byName.get(normal) ?? []), ...candidates(normal, index)]);
  return [...entries].flatMap(({ field, normal: other }) => {
    const nearness = unitsAgree(asked.unit, field.unit) ? nearnessOfNormal(normal, other) : null;
    return nearness ? [{ field, nearness }] : [];
  });
}
