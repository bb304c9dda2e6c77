/*
 * What a return can point at: a figure, a text, one paragraph of the narrative, or one file. A paragraph is
 * what stands between line breaks, counted from 1, empty lines left out; it is pointed at in the revision
 * that was returned.
 */

const FIELDS: Readonly<Record<string, string>> = {
  numerator: "分子",
  denominator: "分母",
  value: "数值",
  narrative: "进展情况",
  explanation: "原因和下一步打算",
  difficulties: "困难和请求",
  evidence: "佐证材料",
};

/** The paragraphs of a narrative in their order, without empty ones. */
export function paragraphsOf(narrative: string): string[] {
  return narrative
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The number of the paragraph that a part names, counted from 1; null for other parts. */
export function paragraphOf(part: string): number | null {
  const found = /^paragraph:([1-9]\d{0,2})$/.exec(part)?.[1];
  return found ? Number(found) : null;
}

/** The id of the file that a part names; null for other parts. */
export function evidenceOf(part: string): string | null {
  return /^evidence:([0-9a-f-]{36})$/.exec(part)?.[1] ?? null;
}

/** True for what a return can point at. */
export function isPart(part: string): boolean {
  return Object.hasOwn(FIELDS, part) || paragraphOf(part) !== null || evidenceOf(part) !== null;
}

/** A part in words: 数值, 进展情况第 2 段, 材料“公示照片.jpg”. */
export function partLabel(
  part: string,
  files: readonly { id: string; fileName: string }[] = [],
): string {
  const paragraph = paragraphOf(part);
  if (paragraph !== null) return `进展情况第 ${paragraph} 段`;
  const file = files.find(({ id }) => id === evidenceOf(part));
  if (file) return `材料“${file.fileName}”`;
  return FIELDS[part] ?? "佐证材料";
}
