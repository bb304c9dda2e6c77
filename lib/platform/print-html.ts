/*
 * Documents for printing: one self-contained HTML page, A4, without script, network or files of its own. Text
 * goes in escaped; only what `markup` built goes in as it is.
 */

/** HTML that was built from literals and escaped values only. */
export class Markup {
  constructor(readonly html: string) {}
}

/** What may stand in a `markup` template: texts and numbers are escaped, nothing is written for null. */
export type MarkupValue = Markup | string | number | null | undefined | readonly MarkupValue[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function written(value: MarkupValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Markup) return value.html;
  if (typeof value === "object") return value.map(written).join("");
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** HTML from a template: values are escaped unless they are Markup themselves. */
export function markup(parts: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  return new Markup(parts.reduce((html, part, at) => html + written(values[at - 1]) + part));
}

/** A page that is printed. */
export interface PrintDocument {
  title: string;
  body: Markup;
  /** At the foot of every page, beside its number: who and when. */
  foot: string;
  /** A4 on its side, for wide tables. */
  isLandscape?: boolean;
}

/** Nothing is fetched and nothing runs, whatever the document says. */
export const PRINT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** Text inside a CSS string: nothing in it ends the string, the rule or the style element. */
function cssText(text: string): string {
  return text.replace(
    /[^\p{L}\p{N} ·，。：、（）()〔〕《》—-]/gu,
    (sign) => `\\${sign.codePointAt(0)?.toString(16)} `,
  );
}

const SONG = `"方正小标宋简体","FZXiaoBiaoSong-B05S","Noto Serif CJK SC","Source Han Serif SC","SimSun",serif`;
const FANGSONG = `"仿宋_GB2312","FangSong_GB2312","FangSong","STFangsong","Noto Serif CJK SC","SimSun",serif`;
const HEI = `"黑体","SimHei","Noto Sans CJK SC","Microsoft YaHei",sans-serif`;
const KAI = `"楷体_GB2312","KaiTi_GB2312","KaiTi","STKaiti","Noto Serif CJK SC",serif`;

/** The looks of an official document (GB/T 9704-2012) as far as a print page can have them. */
const STYLES = `
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0 auto;max-width:156mm;color:#000;background:#fff;font:16pt/28pt ${FANGSONG};text-align:justify;
 overflow-wrap:anywhere}
body.wide{max-width:none}
@media screen{body{padding:12mm 4mm 20mm}}
h1{margin:0 0 14pt;font:22pt/32pt ${SONG};text-align:center;text-wrap:balance}
h2{margin:14pt 0 0;font:16pt/28pt ${HEI};text-indent:2em;break-after:avoid}
h3{margin:6pt 0 0;font:16pt/28pt ${KAI};text-indent:2em;break-after:avoid}
p{margin:0;text-indent:2em}
p.plain,p.note,p.centre{text-indent:0}
p.centre{text-align:center;font-family:${KAI}}
p.note{font-size:12pt;line-height:18pt;margin:4pt 0;text-align:left}
p.signed{text-align:right;padding-right:2em}
table{width:100%;margin:6pt 0 10pt;border-collapse:collapse;table-layout:fixed;font-size:10.5pt;line-height:15pt;
 text-align:left}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{padding:2pt 4pt;border:.5pt solid #000;vertical-align:middle;text-indent:0}
th{font-family:${HEI};font-weight:400;text-align:center}
td.n{text-align:right;font-variant-numeric:tabular-nums}
td.c{text-align:center;padding:2pt 1pt;white-space:nowrap}
.break{break-before:page}
.bar{display:inline-block;height:7pt;background:#1B766D}
`;

function pageStyles({ foot, isLandscape = false }: PrintDocument): string {
  const size = isLandscape ? "A4 landscape" : "A4";
  const margin = isLandscape ? "20mm 18mm 18mm" : "37mm 26mm 35mm 28mm";
  const font = `font:10pt ${FANGSONG};color:#3D4A45;vertical-align:top;padding-top:4mm`;
  return `@page{size:${size};margin:${margin};
@bottom-left{content:"${cssText(foot)}";${font};white-space:pre}
@bottom-right{content:"第 " counter(page) " / " counter(pages) " 页";${font};width:40mm}}`;
}

/** A whole document, ready for a browser's print or for printToPdf. */
export function printDocument(content: PrintDocument): string {
  const wide = content.isLandscape ? "wide" : "";
  const { html } = markup`<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${PRINT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.title}</title>
<style>${new Markup(STYLES + pageStyles(content))}</style></head>
<body class="${wide}">${content.body}</body></html>
`;
  return `<!doctype html>\n${html}`;
}

/** True for a document of this module: it forbids itself scripts, network and files. */
export function isPrintDocument(html: string): boolean {
  const [head = ""] = html.split("</head>", 1);
  return html.startsWith("<!doctype html>") && head.includes(written(PRINT_POLICY));
}
