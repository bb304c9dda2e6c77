import { type Markup, markup, printDocument } from "../print-html";
import { cellWords, type PaperBlock, type PaperContent, type PaperTable } from "./paper";

// The same paper as a page for printing; what its cells say is what the other formats say.

function tableOf({ columns, rows, empty }: PaperTable): Markup {
  if (rows.length === 0) return markup`<p>${empty}</p>`;
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const place = (kind: string) => (kind === "text" ? "" : kind === "count" ? "n" : "c");
  return markup`<table><colgroup>${columns.map(
    ({ width }) => markup`<col style="width:${((100 * width) / whole).toFixed(2)}%">`,
  )}</colgroup><thead><tr>${columns.map(
    ({ head }) => markup`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (cells) =>
      markup`<tr>${columns.map(
        ({ kind }, at) =>
          markup`<td class="${place(kind)}">${cellWords(kind, cells[at] ?? null)}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

function blockOf(block: PaperBlock): Markup {
  switch (block.kind) {
    case "heading":
      return markup`<h2>${block.text}</h2>`;
    case "subheading":
      return markup`<h3>${block.text}</h3>`;
    case "paragraph":
      return markup`<p>${block.text}</p>`;
    case "note":
      return markup`<p class="note">${block.text}</p>`;
    default:
      return tableOf(block.table);
  }
}

/** A paper as a self-contained HTML document; `foot` stands at the foot of every page. */
export function paperHtml(content: PaperContent, foot: string): string {
  const body = markup`<p class="plain">${content.blanks.join("　　")}</p>
<h1>${content.title.map((words, at) => (at === 0 ? words : markup`<br>${words}`))}</h1>
<p class="centre">${content.subtitle}</p>
${content.blocks.map(blockOf)}
<p class="signed">${content.unit}</p><p class="signed">${content.day}</p>
<p class="note">${content.source}</p>`;
  return printDocument({ title: content.title.join(""), body, foot });
}
