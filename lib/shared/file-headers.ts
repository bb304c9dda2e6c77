const MEDIA_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;

/** Headers of a file to be saved under its Chinese name; nothing keeps a copy on the way. */
export function fileHeaders(
  fileName: string,
  ending: keyof typeof MEDIA_TYPES,
): Record<string, string> {
  return {
    "content-type": MEDIA_TYPES[ending],
    "content-disposition": `attachment; filename="file.${ending}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  };
}

/** The name that an upload was sent under, percent-encoded in a header; `otherwise` where it has none. */
export function sentFileName(header: string | null, otherwise: string): string {
  try {
    return decodeURIComponent(header ?? "").replace(/[\p{Cc}/\\]/gu, "") || otherwise;
  } catch {
    return otherwise;
  }
}
