/*
 * Most who are angry do not write 我要举报: they tell what happened, in hints, over two or three sentences. Sentences
 * are weighed with what stands next to them, about a hundred characters at a time, so that a long text is judged by
 * its parts and praise or a wish counts where it was said.
 */
import { LESS } from "@/lib/domain/detection/evidence/rules";
import type { PlainSentence } from "@/lib/domain/detection/plain/rules";
import {
  type MarkedSentence,
  markedSentence,
  proposes,
  tellsOfWrong,
} from "@/lib/domain/detection/weighing/rules";

const SPAN = 120;

interface Part {
  sentence: PlainSentence;
  marked: MarkedSentence;
}

/** A sentence in parts of at most a span, cut at a comma where there is one. */
function partsOf(sentence: PlainSentence): PlainSentence[] {
  const { words, places } = sentence;
  if (words.length <= SPAN) return [sentence];
  const comma = words.lastIndexOf("，", SPAN);
  const cut = comma > 0 ? comma + 1 : SPAN;
  const rest = { words: words.slice(cut), places: places.slice(cut) };
  return [{ words: words.slice(0, cut), places: places.slice(0, cut) }, ...partsOf(rest)];
}

/** Neighbours up to a span; the next ones begin in the middle of those before, so that each has both its own. */
function neighbourhoods(parts: readonly Part[]): Part[][] {
  const found: Part[][] = [];
  let from = 0;
  while (from < parts.length) {
    let to = from;
    let length = 0;
    for (; to < parts.length; to += 1) {
      length += parts[to]?.sentence.words.length ?? 0;
      if (length > SPAN && to > from) break;
    }
    found.push(parts.slice(from, to));
    from = to === parts.length ? to : from + Math.max(1, Math.floor((to - from) / 2));
  }
  return found;
}

/** The sentences that tell of somebody's wrong in hints; where only several together do, all of these. */
export function hintsAtWrong(sentences: readonly PlainSentence[]): PlainSentence[] {
  const parts = sentences
    .flatMap(partsOf)
    .map((sentence) => ({ sentence, marked: markedSentence(sentence.words) }));
  // What is plain by itself cannot be hidden between wishes.
  const plain = parts.filter(({ marked }) => tellsOfWrong([marked], { less: LESS.alone }));
  if (plain.length > 0) return plain.map(({ sentence }) => sentence);
  const proposing = parts.filter(({ marked }) => proposes(marked));
  const told = neighbourhoods(parts).flatMap((group) => {
    const isElsewhere = proposing.some((part) => !group.includes(part));
    const less = isElsewhere ? LESS.proposedElsewhere : 0;
    const isTold = tellsOfWrong(
      group.map(({ marked }) => marked),
      { less },
    );
    const alone = isTold ? group.filter(({ marked }) => tellsOfWrong([marked], { less: 0 })) : [];
    return isTold && alone.length === 0 ? group : alone;
  });
  return [...new Set(told)].map(({ sentence }) => sentence);
}
