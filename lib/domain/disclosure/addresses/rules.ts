/*
 * The sitemap lists every public page with the day on which it last changed. Past five thousand pages it becomes an
 * index of parts, each part with at most five thousand.
 */
import type { PublicAddress } from "@/lib/domain/disclosure/addresses/types";

/** The most pages of one part of the sitemap. */
export const OF_ONE_PART = 5_000;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A part of the sitemap: 1-based; the first where there is one only. */
export function sitemapText(
  pages: readonly PublicAddress[],
  part: number,
  addressOf: (path: string) => string,
): string {
  const shown = pages.slice((part - 1) * OF_ONE_PART, part * OF_ONE_PART);
  const lines = shown.map(({ path, modified }) => {
    const day = modified ? `<lastmod>${modified}</lastmod>` : "";
    return `<url><loc>${escaped(addressOf(path))}</loc>${day}</url>`;
  });
  return `${HEAD}<urlset ${SPACE}>\n${lines.join("\n")}\n</urlset>\n`;
}

/** The index of the parts. */
export function sitemapIndexText(parts: number, addressOf: (path: string) => string): string {
  const lines = Array.from(
    { length: parts },
    (_, at) => `<sitemap><loc>${escaped(addressOf(`/sitemap.xml?part=${at + 1}`))}</loc></sitemap>`,
  );
  return `${HEAD}<sitemapindex ${SPACE}>\n${lines.join("\n")}\n</sitemapindex>\n`;
}

/** How many parts so many pages take. */
export function partsOf(pages: number): number {
  return Math.max(1, Math.ceil(pages / OF_ONE_PART));
}
