/*
 * The window of an assignment. It opens so many days before the due day and closes so many days after it,
 * as the nearest window rule says: of the nearest region upward, then the one for its carrier, then the
 * one for its frequency. Without a rule it is open from the start until its year is closed.
 *
 * What was returned stays open until its return's own date at least. What got a later day was open
 * already and does not wait for its opening again. An exception (开窗) opens one assignment up to and
 * with a day, before its window or after it. A pause (挂起) goes before everything: up to and with its
 * day nothing is due and nothing is taken in.
 *
 * Late is not closed: between the due day and the closing day a report is taken and marked late. A draft
 * is always kept. The closing of a year stands above all this and is asked for elsewhere.
 */
import { TODAY } from "@/lib/access/today";
import { type Statement, sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import type { Window, WindowFacts, WindowState, WindowTerms } from "./types";

function later(...days: (Day | null)[]): Day | null {
  return days.reduce((last, day) => (day && (!last || day > last) ? day : last), null);
}

function opensOn({ opensBefore, dueOn, returnDueOn, grantedDueOn }: WindowFacts): Day | null {
  if (opensBefore === null || returnDueOn || grantedDueOn) return null;
  return addDays(dueOn, -opensBefore);
}

function closesOn({ closesAfter, dueOn, returnDueOn, openedUntil }: WindowFacts): Day | null {
  if (closesAfter === null) return null;
  return later(addDays(dueOn, closesAfter), returnDueOn, openedUntil);
}

function stateOf(window: Omit<Window, "state">, today: Day): WindowState {
  const { pausedUntil, openedUntil } = window;
  if (pausedUntil && today <= pausedUntil) return "paused";
  if (openedUntil && today <= openedUntil) return "open";
  if (window.opensOn && today < window.opensOn) return "not_yet";
  return window.closesOn && today > window.closesOn ? "closed" : "open";
}

/** The window of an assignment on a day of the database's clock. */
export function windowOf(facts: WindowFacts, today: Day): Window {
  const { pausedUntil, openedUntil } = facts;
  const window = { opensOn: opensOn(facts), closesOn: closesOn(facts), pausedUntil, openedUntil };
  return { ...window, state: stateOf(window, today) };
}

/**
 * The nearest window rule `w` of an assignment `a` with its task `t` and list `l`: a lateral join over a
 * table of a few rows.
 */
export const WINDOW_TABLES = sql`
  left join lateral (
    select wr.opens_before, wr.closes_after
    from region wn
    join window_rule wr on wr.region_code = any (string_to_array(wn.path, '/'))
    where wn.code = a.node_code and (wr.carrier_code is null or wr.carrier_code = l.carrier_code
        or wr.carrier_code = t.sub_carrier_code)
      and coalesce(wr.frequency = t.frequency, true)
    order by length(wn.path) - strpos(wn.path, wr.region_code || '/'), wr.carrier_code is null,
      coalesce(wr.carrier_code <> t.sub_carrier_code, true), wr.frequency is null
    limit 1) w on true`;

/** The facts of the window of `a`, with `w` joined. */
export const WINDOW_COLUMNS = sql`
  w.opens_before as "opensBefore", w.closes_after as "closesAfter", a.granted_due_on as "grantedDueOn",
  a.opened_until as "openedUntil", a.paused_until as "pausedUntil"`;

/** What `WINDOW_COLUMNS` give. */
export type WindowColumns = WindowTerms &
  Pick<WindowFacts, "grantedDueOn" | "openedUntil" | "pausedUntil">;

function isOpenWith(a: Statement, before: Statement, after: Statement): Statement {
  return sql`(coalesce(${a}.paused_until < ${TODAY}, true) and (
    coalesce(${a}.opened_until >= ${TODAY}, false)
    or ((${before} is null or ${a}.return_due_on is not null or ${a}.granted_due_on is not null
        or ${TODAY} >= ${a}.due_on - ${before})
      and (${after} is null or ${TODAY} <= greatest(${a}.due_on + ${after}, ${a}.return_due_on)))))`;
}

/**
 * The condition that rows of `assignment` under `alias` take a report today under a rule that was read
 * already: no table is looked at besides the row itself.
 */
export function takesReport(alias: string, terms: WindowTerms): Statement {
  return isOpenWith(sql.raw(alias), sql`${terms.opensBefore}::int`, sql`${terms.closesAfter}::int`);
}

/** The condition that `a`, with `w` joined, takes a report today. */
export const IS_WINDOW_OPEN = isOpenWith(sql`a`, sql`w.opens_before`, sql`w.closes_after`);
