import type { SafeHtml } from "./safe-html";

/** Puts a renderer's HTML on the page as one node: thousands of cells cost React nothing. */
export function HtmlBlock({ html, className }: { html: SafeHtml; className?: string }) {
  return (
    <div
      className={className}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: SafeHtml only comes from renderers that escape
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
