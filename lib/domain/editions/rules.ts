/*
 * An edition's fingerprints are the SHA-256 and the SM3 over its question and its figures in one fixed form:
 * JSON without spaces, the names of every object in ascending order, UTF-8. Whoever has that text can compute
 * them again; a figure that was changed later shows.
 */
import type { EditionFigures, EditionQuery } from "@/lib/domain/editions/types";
import { canonicalJson, sha256, sm3 } from "@/lib/shared/hash";

/** The text that the fingerprints are made of. */
export function fingerprintText(query: EditionQuery, figures: EditionFigures): string {
  return canonicalJson({ query, figures });
}

/** Both fingerprints of an edition, in hex. */
export function fingerprintsOf(
  query: EditionQuery,
  figures: EditionFigures,
): { sha256: string; sm3: string } {
  const text = fingerprintText(query, figures);
  return { sha256: sha256(text), sm3: sm3(text) };
}
