import http from "node:http";
import type { Answer, Work } from "./submit-types";

/** Connections that are kept, as browsers behind one gateway keep them. */
export function agentOf(connections: number): http.Agent {
  return new http.Agent({ keepAlive: true, maxSockets: connections });
}

interface Sent {
  url: URL;
  agent: http.Agent;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** One request; a broken connection is status 0. */
export function request({ url, agent, headers, body }: Sent): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (status: number, text: string) =>
      resolve({ status, body: text, milliseconds: performance.now() - began });
    const sent = http.request(url, { agent, method: body === undefined ? "GET" : "POST", headers });
    sent.on("response", (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () => done(answer.statusCode ?? 0, Buffer.concat(pieces).toString("utf8")));
      answer.on("error", () => done(0, ""));
    });
    sent.on("error", () => done(0, ""));
    sent.end(body);
  });
}

const NARRATIVE = "本期逐项核查合同和债权债务，排查出的问题已整改十九份，在村务公开栏公示两次。";
const CONTENT = {
  ...{ numerator: "19", denominator: "20", value: "", narrative: NARRATIVE },
  ...{ explanation: "", difficulties: "", evidence: [] },
};

/** Submits a report as the platform's own pages do. */
export function submitOnce(base: URL, agent: http.Agent, work: Work): Promise<Answer> {
  const { assignmentId, key, reporter } = work;
  return request({
    url: new URL(`/api/reports/${assignmentId}/submit`, base),
    agent,
    headers: {
      ...{ "content-type": "application/json", origin: base.origin, cookie: reporter.cookie },
    },
    body: JSON.stringify({ key, version: 1, draftVersion: 0, declared: true, content: CONTENT }),
  });
}

/** The same facts through the bare handler: one durable insert. */
export function insertOnce(base: URL, agent: http.Agent, work: Work): Promise<Answer> {
  const { assignmentId, key } = work;
  const { numerator, denominator, narrative } = CONTENT;
  return request({
    url: new URL("/api/insert", base),
    agent,
    headers: { "content-type": "application/json", origin: base.origin },
    body: JSON.stringify({ key, assignmentId, numerator, denominator, narrative }),
  });
}

/** The hidden fields of the form that holds a marker, as a browser without script would send them. */
function hiddenFields(page: string, marker: string): [string, string][] {
  const form = (page.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => one.includes(marker));
  if (!form) throw new Error(`no form with ${marker}`);
  const inputs = form.match(/<input type="hidden"[^>]*>/g) ?? [];
  return inputs.map((input) => [
    unescapeHtml(/name="([^"]*)"/.exec(input)?.[1] ?? ""),
    unescapeHtml(/value="([^"]*)"/.exec(input)?.[1] ?? ""),
  ]);
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

interface FormPost {
  base: URL;
  path: string;
  marker: string;
  cookie?: string;
  fields: Record<string, string>;
}

const HTML = { accept: "text/html" };

/** Opens a page and sends its form, as a browser without script does; 303 is success. */
export async function sendForm(post: FormPost): Promise<Answer> {
  const began = performance.now();
  const url = new URL(post.path, post.base);
  const cookie: Record<string, string> = post.cookie ? { cookie: post.cookie } : {};
  const page = await fetch(url, { headers: { ...HTML, ...cookie }, redirect: "manual" });
  const text = await page.text();
  if (page.status !== 200) {
    return { status: page.status, body: text, milliseconds: performance.now() - began };
  }
  const form = new FormData();
  for (const [name, value] of hiddenFields(text, post.marker)) form.append(name, value);
  for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
  const answer = await fetch(url, {
    ...{ method: "POST", body: form, redirect: "manual" },
    headers: { ...HTML, ...cookie, origin: post.base.origin },
  });
  const milliseconds = performance.now() - began;
  return { status: answer.status, body: await answer.text(), milliseconds };
}

/** Sends a photograph for a reporter's assignment. */
export function sendPhotograph(
  base: URL,
  agent: http.Agent,
  { work, bytes }: { work: Work; bytes: Uint8Array },
): Promise<Answer> {
  return request({
    url: new URL(`/api/evidence?assignment=${work.assignmentId}`, base),
    agent,
    headers: {
      ...{ "content-type": "application/octet-stream", origin: base.origin },
      ...{ cookie: work.reporter.cookie, "x-file-name": "photo.jpg" },
      "content-length": String(bytes.length),
    },
    body: bytes,
  });
}
