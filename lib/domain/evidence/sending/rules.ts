/*
 * How a file leaves the house: under an opaque name, never as a type that a browser would run, closed in
 * a sandbox of its own. Only pictures that we re-encoded ourselves may be shown inside a page.
 */
import type { EvidenceFile } from "../types";

const EXTENSIONS = { image: "webp", pdf: "pdf", docx: "docx", xlsx: "xlsx" } as const;

/** The headers of a file that is sent. */
export function evidenceResponse(
  file: EvidenceFile,
  sent: { size: number; isInline: boolean },
): Record<string, string> {
  const mayShow = sent.isInline && file.kind === "image";
  const name = `evidence-${file.id.slice(-12)}.${EXTENSIONS[file.kind]}`;
  return {
    "Content-Type": file.mediaType,
    "Content-Length": String(sent.size),
    "Content-Disposition": mayShow ? "inline" : `attachment; filename="${name}"`,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
    ETag: `"${file.sha256}"`,
  };
}
