/** What kinds of files can be evidence. */
export type EvidenceKind = "image" | "pdf" | "docx" | "xlsx";

/** Whether a file's preview is made. */
export type PreviewState = "waiting" | "ready" | "failed";

/** A file of an organisation as forms, lists and reviews show it. */
export interface EvidenceItem {
  id: string;
  fileName: string;
  /** What the organisation calls it in its material library. */
  title: string | null;
  kind: EvidenceKind;
  /** Bytes of the original. */
  size: number;
  uploadedAt: string;
  /** When the camera says the picture was taken. */
  capturedAt: string | null;
  hasPlace: boolean;
  /** Where time and place were read: in the file itself, or on the device before it was compressed. */
  capturedFrom: "file" | "device" | null;
  /** The re-encoded picture is ready; until then an image is not shown. */
  isShown: boolean;
  previewState: PreviewState;
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
