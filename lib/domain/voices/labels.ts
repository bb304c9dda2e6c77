import type { VoiceKind } from "./types";

/** The words of the three voices. */
export const VOICE_LABELS: Record<VoiceKind, string> = {
  repeated: "重复要数",
  unreasonable_deadline: "时限不合理",
  not_ours: "与我无关",
};

/** The kinds in the order in which they are offered. */
export const VOICE_KINDS = Object.keys(VOICE_LABELS) as VoiceKind[];
