/*
 * What Excel and WPS put on the clipboard: cells parted by tabs, rows by line ends; a cell that itself holds
 * a tab, a line end or a quotation mark stands in quotation marks, with those within doubled.
 */

interface Quoted {
  text: string;
  next: number;
}

/** The quoted cell that begins at `at`; null where the quotation mark is just a character. */
function quotedAt(text: string, at: number): Quoted | null {
  let cell = "";
  for (let place = at + 1; place < text.length; place += 1) {
    if (text[place] !== '"') cell += text[place];
    else if (text[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else {
      const after = text[place + 1];
      const isEnd = after === undefined || after === "\t" || after === "\n";
      return isEnd ? { text: cell, next: place + 1 } : null;
    }
  }
  return null;
}

function plainAt(text: string, at: number): Quoted {
  const rest = /[\t\n]/.exec(text.slice(at));
  const next = rest ? at + rest.index : text.length;
  return { text: text.slice(at, next), next };
}

/** The rows and cells of a copied block; always at least one cell. Rows may differ in length. */
export function readBlock(copied: string): string[][] {
  const text = copied.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const cell = (text[at] === '"' && quotedAt(text, at)) || plainAt(text, at);
    rows.at(-1)?.push(cell.text);
    if (cell.next >= text.length) break;
    if (text[cell.next] === "\n") rows.push([]);
    at = cell.next + 1;
  }
  return rows;
}

function cellText(text: string): string {
  return /["\t\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** A block as Excel and WPS read it. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellText).join("\t")).join("\n");
}
