/*
 * What changed in a text: words that stayed, words that were added, words that were taken out, in
 * reading order. Chinese words come from the language's own segmentation, so that a mark covers a word
 * and not a stray character. The one module that knows the package `diff`.
 */
import { diffArrays } from "diff";

/** A stretch of a text comparison. */
export interface TextRun {
  kind: "same" | "added" | "removed";
  text: string;
}

const segmenter = new Intl.Segmenter("zh-CN", { granularity: "word" });
/** Above this many characters a comparison says only that everything changed. */
const MOST_CHARACTERS = 5000;

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/**
 * The way from one text to another as runs; joined without `removed` it is `after`, without `added` it is
 * `before`. What was taken out stands before what came in its place.
 */
export function compareTexts(before: string, after: string): TextRun[] {
  if (Math.max(before.length, after.length) > MOST_CHARACTERS && before !== after) {
    const whole: TextRun[] = [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
    return whole.filter((run) => run.text !== "");
  }
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}
