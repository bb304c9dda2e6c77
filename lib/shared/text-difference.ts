/*
 * What changed in a text: words that stayed, words that were added, words that were taken out, in
 * reading order. Chinese words come from the language's own segmentation, so that a mark covers a word
 * and not a stray character.
 */

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

/** Lengths of the longest common subsequences of all endings, one flat row after another. */
function endings(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1;
  const length = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const down = length[(i + 1) * width + j] ?? 0;
      const right = length[i * width + j + 1] ?? 0;
      const both = (length[(i + 1) * width + j + 1] ?? 0) + 1;
      length[i * width + j] = before[i] === after[j] ? both : Math.max(down, right);
    }
  }
  return length;
}

/** How many words two texts share at their beginning and at their end: only what lies between is searched. */
function commonEnds(old: readonly string[], now: readonly string[]) {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return { start, end };
}

function push(runs: TextRun[], kind: TextRun["kind"], text: string): void {
  const last = runs.at(-1);
  if (last?.kind === kind) last.text += text;
  else runs.push({ kind, text });
}

/** The way from one text to another as runs; joined without `removed` it is `after`. */
export function compareTexts(before: string, after: string): TextRun[] {
  const runs: TextRun[] = [];
  if (Math.max(before.length, after.length) > MOST_CHARACTERS) {
    push(runs, "removed", before);
    push(runs, "added", after);
    return runs.filter((run) => run.text !== "");
  }
  const [oldWords, nowWords] = [wordsOf(before), wordsOf(after)];
  const { start, end } = commonEnds(oldWords, nowWords);
  if (start > 0) push(runs, "same", nowWords.slice(0, start).join(""));
  const old = oldWords.slice(start, oldWords.length - end);
  const now = nowWords.slice(start, nowWords.length - end);
  const length = endings(old, now);
  const width = now.length + 1;
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      push(runs, "same", now[j] ?? "");
      i += 1;
      j += 1;
    } else if (i < old.length && isRemovedNext(length, width, [i, j], now.length)) {
      push(runs, "removed", old[i] ?? "");
      i += 1;
    } else {
      push(runs, "added", now[j] ?? "");
      j += 1;
    }
  }
  if (end > 0) push(runs, "same", nowWords.slice(nowWords.length - end).join(""));
  return runs;
}

function isRemovedNext(
  length: Uint16Array,
  width: number,
  [i, j]: [number, number],
  afterLength: number,
): boolean {
  if (j >= afterLength) return true;
  return (length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0);
}
