/** What public forms do not take, because it belongs elsewhere or to somebody else. */
export type DetectedKind = "accusation" | "id_number" | "bank_card" | "phone" | "plate" | "address";

/** One thing that was found, and where: positions in the text as it was typed, the end not included. */
export interface Detected {
  kind: DetectedKind;
  where: { start: number; end: number };
}
