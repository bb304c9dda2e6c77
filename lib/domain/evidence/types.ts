/** What kinds of files can be evidence. */
export type EvidenceKind = "image" | "pdf" | "docx" | "xlsx";

/** A file of an organisation as forms, lists and reviews show it. */
export interface EvidenceItem {
  id: string;
  fileName: string;
  kind: EvidenceKind;
  /** Bytes of the original. */
  size: number;
  uploadedAt: string;
  /** When the camera says the picture was taken. */
  capturedAt: string | null;
  hasPlace: boolean;
  /** The re-encoded picture is ready; until then an image is not shown. */
  isShown: boolean;
  /** In how many reports it is cited. */
  citedBy: number;
}

/** What is needed to send a file's bytes. */
export interface EvidenceFile {
  id: string;
  kind: EvidenceKind;
  mediaType: string;
  /** The stored content to send: the re-encoded picture, or the document itself. */
  sha256: string | null;
}
