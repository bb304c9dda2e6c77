import { PART_LABELS } from "@/lib/domain/reports/labels";
import type { ReportContent } from "@/lib/domain/reports/types";
import { withBase } from "@/lib/shared/base-path";

const SIGNS: Record<string, string> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;" },
  ...{ '"': "&quot;", "'": "&#39;" },
};
const TYPED = [
  ...(["numerator", "denominator", "value"] as const),
  ...(["narrative", "explanation", "difficulties"] as const),
];

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
}

function typedParts(content: ReportContent): string {
  return TYPED.filter((part) => content[part] !== "")
    .map((part) => `<h2>${PART_LABELS[part]}</h2><pre>${plain(content[part])}</pre>`)
    .join("");
}

/**
 * What a browser without script is shown when nothing was kept: why, what was typed so that it can be
 * copied, and the way on. A page by itself, without anything of the platform that could fail too.
 */
export function notSavedPage(
  reason: string,
  { status, typed, next }: { status: number; typed?: ReportContent; next?: [string, string] },
): Response {
  const way = next ? `<p><a href="${plain(withBase(next[0]))}">${plain(next[1])}</a></p>` : "";
  const kept = typed
    ? `<p>您刚才填写的内容在下面，可以复制：</p>${typedParts(typed)}`
    : "<p>请用浏览器的“后退”回到填写页改正，已填写的内容还在。</p>";
  const html = `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>没有保存</title>
<style>body{margin:2rem auto;padding:0 1rem;max-width:40rem;font:1rem/1.7 sans-serif}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border:1px solid #767676;padding:.5rem}
h1{font-size:1.5rem}h2{font-size:1rem}a{display:inline-block;padding:.75rem 0}</style>
<main><h1>没有保存</h1><p>${plain(reason)}。</p>${way}${kept}</main></html>`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
  };
  return new Response(html, { status, headers });
}
