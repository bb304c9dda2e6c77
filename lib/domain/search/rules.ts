/*
 * What somebody typed is read in three ways at once: as words, every one of which must stand in what is
 * found; as first letters of pinyin, where it is Latin letters and digits without a space; as a code or
 * a receipt number. The best matches come first: the very name or code, then what begins with it, then
 * first letters, then what contains it.
 *
 * A result opens the page that its reader can work on: a task one's own assignment of it, a report that
 * waits for the reader's decision the review, everything else the page that shows it.
 */
import { LEVEL_LABELS, STATUS_LABELS } from "@/lib/domain/assignments/labels";
import { periodLabel } from "@/lib/domain/assignments/rules";
import type { OrganisationHit, ReportHit, SearchHit, ShownHit, TaskHit } from "./types";

const MOST_WORDS = 6;
const EXCERPT = 48;
const BEFORE = 14;

/** What was typed, as it is searched for. */
export interface Asked {
  /** At least one; each must be found. */
  words: string[];
  /** All of it without spaces and signs in lower case. */
  plain: string;
  /** First letters of pinyin, where it can be that. */
  letters: string | null;
  /** A code in lower case, where it can be one. */
  code: string | null;
  /** The receipt numbers from and to (without the last), where it is one or the beginning of one. */
  receipts: { from: string; to: string } | null;
}

/** Letters and digits of any script, in lower case: as the database compares them. */
function plainOf(text: string): string {
  return text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, "");
}

function receiptsOf(typed: string): Asked["receipts"] {
  const parts = /^(\d{8})-?(\d{4,9})$/.exec(typed.replace(/\s/g, ""));
  if (!parts) return null;
  const from = `${parts[1]}-${parts[2]}`;
  return { from, to: `${from}:` };
}

/** Reads what was typed; null where there is nothing to search for. */
export function readAsked(typed: string): Asked | null {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const words = text
    .split(/\s+/)
    .filter((word) => plainOf(word) !== "")
    .slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  const isOne = words.length === 1;
  return {
    words,
    plain: plainOf(text),
    letters: isOne && /^[a-z0-9]+$/.test(text) ? text : null,
    code: isOne && /^[a-z0-9][a-z0-9._/-]*$/.test(text) ? text : null,
    receipts: receiptsOf(text),
  };
}

function firstPlace(text: string, words: readonly string[]): number {
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  return places.length > 0 ? Math.min(...places) : 0;
}

/** The part of a text around the first word that was looked for, at most 48 characters. */
export function excerptOf(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= EXCERPT) return line;
  const at = Math.max(0, Math.min(firstPlace(line, words) - BEFORE, line.length - EXCERPT));
  const end = at + EXCERPT;
  return `${at > 0 ? "…" : ""}${line.slice(at, end)}${end < line.length ? "…" : ""}`;
}

function shownTask(hit: TaskHit): ShownHit {
  const list = `/desk/lists/${hit.listId}`;
  if (hit.kind === "list") {
    return { href: list, title: hit.title, note: `清单 · ${hit.carrierName} · ${hit.year} 年` };
  }
  return {
    href: hit.ownAssignmentId
      ? `/desk/assignments/${hit.ownAssignmentId}`
      : `${list}#task-${hit.code}`,
    title: hit.title,
    note: `${hit.code} · ${hit.carrierName} · ${hit.year} 年`,
  };
}

function shownOrganisation(hit: OrganisationHit): ShownHit {
  return {
    href: hit.hasPage ? `/desk/organisations/${hit.id}` : `/desk/admin/organisations/${hit.id}`,
    title: hit.title,
    note: [hit.place, LEVEL_LABELS[hit.level]].filter(Boolean).join(" · "),
  };
}

function shownReport(hit: ReportHit, words: readonly string[]): ShownHit {
  const page = hit.isForReview ? "reviews" : "assignments";
  const period = periodLabel(hit.year, hit.period, hit.frequency);
  const facts = `${period} · ${STATUS_LABELS[hit.status]} · ${hit.receiptNo}`;
  return {
    href: `/desk/${page}/${hit.assignmentId}`,
    title: `${hit.organisationName}：${hit.title}`,
    note: [facts, excerptOf(hit.narrative, words)].filter(Boolean).join(" · "),
  };
}

/** What is shown of a hit and where it leads. */
export function shownHit(hit: SearchHit, words: readonly string[]): ShownHit {
  if (hit.kind === "organisation") return shownOrganisation(hit);
  return hit.kind === "report" ? shownReport(hit, words) : shownTask(hit);
}
