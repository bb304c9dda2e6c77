/*
 * How a document's original leaves the house: to be saved, under its own name, never as something that a
 * browser would run, and closed in a sandbox.
 */
import type { PolicyFile } from "../types";

/** The headers of an original that is sent. */
export function policyFileResponse({ fileName, mediaType, size, sha256 }: PolicyFile) {
  return {
    "Content-Type": mediaType,
    "Content-Length": String(size),
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
    ETag: `"${sha256}"`,
  };
}
