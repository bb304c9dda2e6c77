import type { EvidenceKind } from "./types";

/** The word of each kind of file. */
export const EVIDENCE_KIND_LABELS: Record<EvidenceKind, string> = {
  image: "照片",
  pdf: "PDF",
  docx: "Word",
  xlsx: "Excel",
};

/** 「1.2 MB」, 「340 KB」. */
export function sizeLabel(bytes: number): string {
  if (bytes >= 1_048_576) return `${(bytes / 1_048_576).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** Where time and place of a picture were read. */
export const CAPTURED_FROM_LABELS: Record<"file" | "device", string> = {
  file: "照片自带",
  device: "由手机读取",
};
