import { withBase } from "@/lib/shared/base-path";
/**
 * HTML that a renderer of this folder built with every text escaped. The brand keeps ordinary
 * strings out of HtmlBlock.
 */
export type SafeHtml = string & { readonly __safeHtml: unique symbol };

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made harmless between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign) : text;
}

/** An address for an href attribute: inside this site or https, anything else becomes "#". */
export function escapeHref(href: string): string {
  if (/^\/(?![/\\])/.test(href)) return escapeHtml(withBase(href));
  return escapeHtml(/^[?#]/.test(href) || /^https:\/\//i.test(href) ? href : "#");
}

/** Promises that the string was built from literals and escaped parts only. */
export function trustHtml(html: string): SafeHtml {
  return html as SafeHtml;
}
