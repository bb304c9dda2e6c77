import type { Column } from "@/lib/domain/lists/cells/types";

/** Columns by the heads of a copied block, where its first row is nothing but heads; else null. */
export function columnsNamed(
  texts: readonly (readonly string[])[],
  columns: readonly Column[],
): Column[] | null {
  const [heads = []] = texts;
  if (texts.length < 2 || heads.length < 2) return null;
  const found = heads.map((head) => {
    const word = head.replace(/\s+/g, "");
    return columns.find(({ label }) => label === word);
  });
  return found.every((column) => column !== undefined) ? found : null;
}
