/*
 * Links are typed one a line: a name, a space, an address. An address leads to another site by http or https, or to a
 * page of this one (it begins with /). Nothing else is taken: no scripts, no addresses without a host.
 */
import type { PortalLink } from "@/lib/domain/portal/types";

const LONGEST_LABEL = 20;

/** What is wrong with an address, in words; null for a good one. */
export function linkProblem(href: string): string | null {
  if (/^\/(?![/\\])[^\s\\]*$/.test(href)) return null;
  const isWhole = /^https?:\/\/[^\s]+$/.test(href) && URL.canParse(href);
  return isWhole ? null : "网址应以 https:// 或 http:// 开头，本站页面以 / 开头";
}

function linkOf(text: string): PortalLink | string {
  const found = /^(.+?)\s+(\S+)$/.exec(text);
  if (!found) return "请写成“名称 网址”，中间空一格";
  const [, label = "", href = ""] = found;
  if (label.length > LONGEST_LABEL) return `名称最多 ${LONGEST_LABEL} 个字`;
  const problem = linkProblem(href);
  return problem ?? { label, href };
}

/** The links of a text, or what is wrong with its first bad line. */
export function linesOfLinks(text: string): { links: PortalLink[]; problem: string | null } {
  const links: PortalLink[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const found = linkOf(line.trim());
    if (typeof found === "string") return { links: [], problem: `第 ${at + 1} 行：${found}` };
    links.push(found);
  }
  return { links, problem: null };
}

/** The text that gives these links again. */
export function textOfLinks(links: readonly PortalLink[]): string {
  return links.map(({ label, href }) => `${label} ${href}`).join("\n");
}
