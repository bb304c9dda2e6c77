/*
 * The token that a voice is kept under: a keyed hash of organisation, task, year and kind. The same
 * organisation gives the same token, so it counts once and can be told that it has spoken; without the
 * key, which is not in the database, nobody can tell from the token whose it is.
 */
import { hmacSm3 } from "@/lib/platform/crypto";
import type { VoiceKind } from "../types";

/** What a voice is about, and who raises it. */
export interface VoiceSubject {
  organisationId: string;
  rootTaskId: string;
  year: number;
}

/** The token of an organisation's voice of a kind about a task in a year, under the voices' key. */
export function voiceToken(subject: VoiceSubject, kind: VoiceKind, key: string): string {
  const { organisationId, rootTaskId, year } = subject;
  return hmacSm3(`${organisationId}:${rootTaskId}:${year}:${kind}`, key);
}
