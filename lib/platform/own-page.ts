import "server-only";
import { env } from "@/lib/platform/env";
import { withBase } from "@/lib/shared/base-path";

/** What the app answered to a form of one of its own pages. */
export interface OwnAnswer {
  status: number;
  /** Where it sent the reader on, without host and base. */
  location: string | null;
}

const ANSWER_WITHIN = 20_000;
const HIDDEN = /<input\b(?=[^>]*\btype="hidden")[^>]*>/g;

const origin = () => `http://127.0.0.1:${env().PORT}`;

function ask(path: string, request: RequestInit = {}): Promise<Response> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  return fetch(origin() + withBase(path), { redirect: "manual", signal, ...request });
}

function plain(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function attribute(tag: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

/** The hidden fields of the form that holds a field of this name: what a browser without script sends along. */
export function hiddenFields(html: string, holding: string): [string, string][] {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => one.includes(`name="${holding}"`)) ?? "";
  const tags = form.match(HIDDEN) ?? [];
  return tags.map((tag) => [attribute(tag, "name"), attribute(tag, "value")]);
}

/** True when the app of this installation answers on its port. */
export async function isAppUp(): Promise<boolean> {
  const answer = await ask("/api/health").catch(() => undefined);
  return answer?.ok ?? false;
}

/** A page of the app as a visitor gets it. */
export async function readOwnPage(path: string): Promise<{ status: number; html: string }> {
  const answer = await ask(path);
  return { status: answer.status, html: await answer.text() };
}

/**
 * Sends a form of one of our own pages as a browser without script does: reads the page, fills the form that
 * holds a field of this name, posts it to the same address.
 */
export async function sendOwnForm(
  path: string,
  { holding, fields }: { holding: string; fields: Readonly<Record<string, string>> },
): Promise<OwnAnswer> {
  const page = await readOwnPage(path);
  if (page.status !== 200) return { status: page.status, location: null };
  const body = new FormData();
  for (const [name, value] of hiddenFields(page.html, holding)) body.append(name, value);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await ask(path, { method: "POST", headers: { origin: origin() }, body });
  const location = answer.headers.get("location");
  const rest = location && new URL(location, origin()).pathname.slice(withBase("").length);
  return { status: answer.status, location: rest };
}
