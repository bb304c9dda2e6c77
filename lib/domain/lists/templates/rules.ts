/*
 * Where a list begins. From one's own list of an earlier year the tasks stay the same tasks, so that
 * years can be compared; their days move to the new year as they are, on whatever weekday they fall. From an
 * example or from another place's public list they are new tasks. Either way a target that was not set for
 * this place and year says so in its note, until somebody has set it.
 */
import type { TemplateOrigin } from "./types";

/** The years for which a list may be begun: this one and the next. */
export function startYears(today: string): number[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1];
}

/** 2027 年清廉学校建设任务清单: what a list is called unless somebody calls it otherwise. */
export function proposedTitle(list: {
  kind: "task" | "responsibility";
  carrierCode: string | null;
  carrierName: string;
  year: number;
}): string {
  const subject = list.carrierCode ? `${list.carrierName}建设` : "清廉建设统筹协调";
  return `${list.year} 年${subject}${list.kind === "task" ? "任务清单" : "责任清单"}`;
}

/** What the note of a task says about a target that was taken over. */
export function reviewMark(
  origin: Exclude<TemplateOrigin, "blank">,
  from: { year: number | null; regionName: string | null },
): string {
  if (origin === "last_year") return `目标沿用 ${from.year} 年，请核定`;
  if (origin === "example") return "目标为示例，请核定";
  return `目标取自${from.regionName} ${from.year} 年清单，请核定`;
}

/** Finds such a mark in a note, with what joins it to the rest; for the database's regexp_replace. */
export const MARK_PATTERN = "(；)?目标(沿用|为示例|取自)[^；]*，请核定";

/** A carrier or the coordination office within a place's key. */
export function placeKey(regionCode: string, carrierCode: string | null): string {
  return `${regionCode}:${carrierCode ?? "coordination"}`;
}

/** The region and carrier that a place's key names. */
export function placeOf(key: string): { regionCode: string; carrierCode: string | null } {
  const [regionCode = "", carrier = ""] = key.split(":");
  return { regionCode, carrierCode: carrier === "coordination" ? null : carrier };
}
