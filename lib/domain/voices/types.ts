import type { AskedLevel } from "@/lib/domain/assignments/types";

/** 重复要数, 时限不合理, 与我无关. */
export type VoiceKind = "repeated" | "unreasonable_deadline" | "not_ours";

/** What an issuer answered, as everybody who is asked the task reads it. */
export interface VoiceAnswer {
  id: string;
  kind: VoiceKind;
  text: string;
  unitName: string;
  at: string;
}

/** The voices of an assignment's organisation, and the issuer's answers to all. */
export interface AssignmentVoices {
  assignmentId: string;
  /** True for the people of the organisation that is asked. */
  mayRaise: boolean;
  given: VoiceKind[];
  answers: VoiceAnswer[];
}

/** How many voices are shown: a number from three on, before that only that there are some. */
export interface ShownVoices {
  /** Voices that no answer has met; null for fewer than three. */
  open: number | null;
  isOpen: boolean;
  /** All voices; null for fewer than three, or while new ones are fewer than three. */
  total: number | null;
  /** By level of organisation, only where each level that spoke has three. */
  levels: { level: AskedLevel; voices: number }[] | null;
}
