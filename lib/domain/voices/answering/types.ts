import type { ShownVoices, VoiceAnswer, VoiceKind } from "../types";

/** What was said of one kind about one task in a year, as its issuer sees it. */
export interface VoiceTheme extends ShownVoices {
  rootTaskId: string;
  year: number;
  kind: VoiceKind;
  code: string;
  title: string;
  /** Null for what a meeting resolved: no page shows it as a list. */
  listId: string | null;
  listTitle: string;
  regionName: string;
  carrierName: string;
  /** Working days that the oldest unanswered voice has waited; null where all are answered. */
  waitingDays: number | null;
  answers: VoiceAnswer[];
}

/** What waits for an issuer's answer. */
export interface OpenVoices {
  /** Tasks and kinds with unanswered voices. */
  themes: number;
  /** Working days that the oldest has waited. */
  oldestDays: number;
}
