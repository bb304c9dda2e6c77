/*
 * Weighs a few sentences that stand together. What is asked for is not told: from the clause with a wish to the end
 * of its sentence nothing speaks for an accusation, unless the wish is that somebody be looked into, or a question
 * that reproaches (请问他凭什么…). Only what speaks for a proposal counts wherever it stands.
 */
import {
  ENOUGH,
  EVIDENCE,
  type Evidence,
  type Family,
  REPROACHES,
} from "@/lib/domain/detection/evidence/rules";
import { type Mark, type MarkKind, marksOf } from "@/lib/domain/detection/marks/rules";

/** A sentence with what was found in it: all, and what of it is told. */
export interface MarkedSentence {
  words: string;
  all: readonly Mark[];
  told: readonly Mark[];
}

const WISHES: readonly MarkKind[] = ["wish", "please", "prevent"];
const PERSONS: readonly MarkKind[] = ["named", "post", "vague", "pronoun"];

/** A wish that somebody be looked into, or a question that reproaches, is none. */
function isAppeal(words: string, marks: readonly Mark[], wish: Mark): boolean {
  const comma = words.indexOf("，", wish.at);
  const end = comma < 0 ? words.length : comma;
  const said = marks.filter(({ at }) => at >= wish.at && at < end);
  const isAsked = said.some(({ kind }) => kind === "asked");
  const appeal = said.find(({ kind }) => kind === "appeal");
  const isSomebody = ({ kind, at }: Mark) =>
    PERSONS.includes(kind) && (isAsked || (appeal !== undefined && at >= appeal.at));
  return (isAsked || appeal !== undefined) && marks.some(isSomebody);
}

/** Finds the marks of a sentence and tells what is told from what is asked for. */
export function markedSentence(words: string): MarkedSentence {
  const marks = marksOf(words);
  const isWish = ({ kind }: Mark) => WISHES.includes(kind);
  const wishes = marks.filter(isWish);
  const wish = wishes.find((one) => !isAppeal(words, marks, one));
  if (wish) {
    const comma = words.lastIndexOf("，", wish.at);
    return { words, all: marks, told: marks.filter(({ at }) => at < comma) };
  }
  const meant = marks.filter((one) => !isWish(one) && (wishes.length === 0 || one.kind !== "help"));
  return { words, all: meant, told: meant };
}

/** Between sentences: further apart than words of one. */
const GAP = 3;

type Places = Map<MarkKind, Mark[]>;

function placesOf(
  sentences: readonly MarkedSentence[],
  which: (one: MarkedSentence) => readonly Mark[],
): Places {
  const places: Places = new Map();
  let from = 0;
  for (const sentence of sentences) {
    for (const { kind, at, end } of which(sentence)) {
      const known = places.get(kind) ?? [];
      known.push({ kind, at: at + from, end: end + from });
      places.set(kind, known);
    }
    from += sentence.words.length + GAP;
  }
  return places;
}

const isKnown = (kinds: readonly MarkKind[], places: Places) =>
  kinds.some((kind) => places.has(kind));
const marksIn = (kinds: readonly MarkKind[], places: Places) =>
  kinds.flatMap((kind) => places.get(kind) ?? []);

const distance = (one: Mark, other: Mark) => Math.max(one.at - other.end, other.at - one.end);

function isFound(
  [, [first = [], second], within = Number.POSITIVE_INFINITY]: Evidence,
  places: Places,
) {
  if (!isKnown(first, places)) return false;
  if (!second) return true;
  if (!isKnown(second, places)) return false;
  const others = marksIn(second, places);
  return marksIn(first, places).some((one) =>
    others.some((other) => one.at !== other.at && distance(one, other) <= within),
  );
}

const sumOf = (families: readonly Family[], places: Places) =>
  families.reduce((sum, family) => sum + pointsOf(family, places), 0);

function pointsOf(family: Family, places: Places): number {
  return EVIDENCE[family].reduce(
    (sum, evidence) => sum + (isFound(evidence, places) ? evidence[0] : 0),
    0,
  );
}

/** What more a text has to show: `less` points that other parts of it take away. */
interface Context {
  less: number;
}

/** True where sentences that stand together accuse. */
export function tellsOfWrong(sentences: readonly MarkedSentence[], { less }: Context): boolean {
  const told = placesOf(sentences, (one) => one.told);
  const reproach = sumOf(REPROACHES, told);
  if (reproach < ENOUGH.reproach) return false;
  const all = placesOf(sentences, (one) => one.all);
  const who = sumOf(["who"], told);
  const sum = reproach + who + sumOf(["told"], told) + sumOf(["proposal"], all);
  return sum - less >= ENOUGH.points + (who === 0 ? ENOUGH.ofNobody : 0);
}

/** True where a sentence proposes something. */
export const proposes = ({ all }: MarkedSentence) => all.some(({ kind }) => kind === "wish");
