/*
 * Two texts are compared paragraph by paragraph: what both have stays, the rest is shown as theirs and as
 * mine, in the order of the text. Nothing is merged by itself.
 */

/** A paragraph of a comparison. */
export interface ComparedParagraph {
  kind: "both" | "theirs" | "mine";
  text: string;
}

function commonLengths(theirs: readonly string[], mine: readonly string[]): number[][] {
  const lengths = Array.from({ length: theirs.length + 1 }, () =>
    new Array<number>(mine.length + 1).fill(0),
  );
  for (let i = theirs.length - 1; i >= 0; i -= 1) {
    for (let j = mine.length - 1; j >= 0; j -= 1) {
      const [row, below] = [lengths[i] ?? [], lengths[i + 1] ?? []];
      row[j] =
        theirs[i] === mine[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Two texts side by side: the longest run of common paragraphs, and between them what each has alone. */
export function compareTexts(theirText: string, myText: string): ComparedParagraph[] {
  const [theirs, mine] = [theirText.split("\n"), myText.split("\n")];
  const lengths = commonLengths(theirs, mine);
  const compared: ComparedParagraph[] = [];
  let [i, j] = [0, 0];
  while (i < theirs.length || j < mine.length) {
    const [their, my] = [theirs[i], mine[j]];
    if (their !== undefined && their === my) {
      compared.push({ kind: "both", text: their });
      [i, j] = [i + 1, j + 1];
    } else if (
      their !== undefined &&
      (my === undefined || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      compared.push({ kind: "theirs", text: their });
      i += 1;
    } else {
      compared.push({ kind: "mine", text: my ?? "" });
      j += 1;
    }
  }
  return compared;
}
