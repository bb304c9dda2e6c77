/*
 * What a document of each kind needs. An opinion (the 1 of 1+7) belongs to a region and to no carrier; an
 * implementing opinion (one of the 7) to a carrier of that region; a negative list has items, so it is
 * published only with clauses. Everything may be published without its text, and then says 原文未录入.
 */
import type { PolicyKind } from "./types";

/** What is wrong with a document's facts, by field; empty when nothing is. */
export function wrongFacts({
  kind,
  carrierCode,
}: {
  kind: PolicyKind;
  carrierCode: string | null;
}): Record<string, string> {
  if (kind === "opinion" && carrierCode !== null) {
    return { carrierCode: "总意见不分载体，请把载体改为“不分载体”" };
  }
  if (kind === "implementing" && carrierCode === null) {
    return { carrierCode: "实施意见一个载体一份，请选择载体" };
  }
  return {};
}

/** Why a document cannot be published as it stands; null when it can. */
export function publishingProblem(kind: PolicyKind, clauses: number): string | null {
  if (kind === "negative_list" && clauses === 0) return "负面清单至少要有一条，请先录入条款";
  return null;
}
