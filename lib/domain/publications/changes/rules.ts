/*
 * What is new in a revision: every part of the frozen copy (title, summary, source, filters, each line of the
 * content) that differs from the copy that was released before. Parts that both have alike are not listed.
 */
import { pathName, valueWords } from "@/lib/domain/publications/changes/labels";
import type { ComparedCopy, ContentChange } from "@/lib/domain/publications/changes/types";

const YES_NO = { true: "是", false: "否" } as const;

function leafText(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return YES_NO[`${value}`];
  return String(value);
}

/** The leaves of a value with their paths, in order; empty ones are left out. */
export function leavesOf(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value)) {
    return value.flatMap((one, at) => leavesOf(one, `${path}.${at}`));
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, one]) => leavesOf(one, `${path}.${name}`));
  }
  const text = leafText(value);
  return text === null ? [] : [[path, valueWords(path, text)]];
}

const HEAD = [
  "title",
  "summary",
  "regionName",
  "carrierName",
  "sourceTitle",
  "sourceUrl",
  "happenedOn",
] as const;

function partsOf(copy: ComparedCopy): Map<string, string> {
  const { facets, content, pictureIds } = copy;
  const pictures = pictureIds.map((id, at) => [`pictureIds.${at}`, id] as const);
  return new Map([
    ...HEAD.flatMap((name) => leavesOf(copy[name], name)),
    ...leavesOf(facets, "facets"),
    ...leavesOf(content, "content"),
    ...pictures,
  ]);
}

/** Where two copies differ, in the order of the newer one, then what it dropped. */
export function changesBetween(before: ComparedCopy, after: ComparedCopy): ContentChange[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  const paths = [...new Set([...fresh.keys(), ...old.keys()])];
  return paths
    .filter((path) => old.get(path) !== fresh.get(path))
    .map((path) => ({
      path,
      label: pathName(path),
      before: old.get(path) ?? null,
      after: fresh.get(path) ?? null,
    }));
}
