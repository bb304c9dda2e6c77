import { createHash } from "node:crypto";
import type { Answer } from "./page-answer";

/*
 * A public page that nothing moves on needs no script: the framework's own would load 140 KB to find that there is
 * nothing to do. Parts that a script makes better stand inside an element with `data-island`; only pages with such
 * a part keep their scripts. Scripts are trusted by their hash, because a kept page has no nonce of its own.
 */

const NONCE = /'nonce-([^']+)'/;
const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
/** Parts that came late stand hidden at the end until a script of the framework moves them. */
const NEEDS_SCRIPT = /\bdata-island\b|<div hidden="" id="S:|\$RC\(/;
const DATA = /\btype="application\/(?:ld\+)?json"/;
/** A small script of our own, from a file, that every page may keep. */
const PLAIN = /\bdata-plain\b/;

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function withoutScripts(html: string): string {
  return html
    .replace(SCRIPT, (whole, attributes: string) =>
      DATA.test(attributes) || PLAIN.test(attributes) ? whole : "",
    )
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, "");
}

function inlineHashes(html: string): string[] {
  const found = [...html.matchAll(SCRIPT)].filter(
    ([, attributes = "", text]) => text && !/\bsrc=/.test(attributes) && !DATA.test(attributes),
  );
  return [...new Set(found.map(([, , text = ""]) => hashOf(text)))];
}

/** The document as it is kept: without the nonce, without scripts where nothing needs them. */
export function plainDocument(answer: Answer): Pick<Answer, "headers"> & { html: string } {
  const policy = String(answer.headers["content-security-policy"] ?? "");
  const nonce = NONCE.exec(policy)?.[1];
  let html = answer.body.toString("utf8");
  // As long as it was: the framework counts the characters of its data.
  if (nonce) html = html.replaceAll(nonce, "0".repeat(nonce.length));
  const isMoving = NEEDS_SCRIPT.test(html);
  if (!isMoving) html = withoutScripts(html).replace(/ nonce="0+"/g, "");
  const scripts = ["'self'", ...inlineHashes(html)].join(" ");
  const trusted = policy
    .replace(/script-src [^;]*/, `script-src ${scripts}`)
    .replace(/ 'nonce-[^']+'/g, "");
  const { link: _hints, ...headers } = answer.headers;
  return { html, headers: { ...headers, "content-security-policy": trusted } };
}
