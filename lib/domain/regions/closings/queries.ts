import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { closedMessage } from "@/lib/domain/regions/closings/rules";
import { row } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

/** A region's year. */
export interface RegionYear {
  regionCode: string;
  year: number;
}

/** By which office, and when, a year was closed. */
export interface Closing {
  regionCode: string;
  unitName: string;
  /** The day in Asia/Shanghai. */
  on: string;
}

/** The closing that holds for a region's year, its own or that of a region above; null while it is open. */
export async function findClosing(
  _actor: Actor,
  { regionCode, year }: RegionYear,
): Promise<Closing | null> {
  const found = await row<Closing>(sql`
    select c.region_code as "regionCode", c.unit_name as "unitName",
      (c.at at time zone 'Asia/Shanghai')::date as on
    from closed_year c join region r on r.code = ${regionCode} and r.path like c.path || '%'
    where c.year = ${year} order by length(c.path) limit 1`);
  return found ?? null;
}

/** Throws `conflict`, saying who can open it again, where a region's year is closed. */
export async function requireOpenYear(actor: Actor, place: RegionYear): Promise<void> {
  const closing = await findClosing(actor, place);
  if (closing) throw conflict(closedMessage(place.year, closing));
}

/**
 * The condition that rows of `assignment` under `alias` take nothing any more: closing gave them a last
 * day. What was done before has no such day; for that, ask `requireOpenTask`.
 */
export function isClosed(alias: string): Statement {
  return sql`coalesce(${sql.raw(alias)}.closed_from <= ${TODAY}, false)`;
}

async function closingOfTask(rootTaskId: string, year: number): Promise<Closing | undefined> {
  return row<Closing>(sql`
    select c.region_code as "regionCode", c.unit_name as "unitName",
      (c.at at time zone 'Asia/Shanghai')::date as on
    from task t join task_list l on l.id = t.list_id join region r on r.code = l.region_code
    join closed_year c on c.year = l.year and r.path like c.path || '%'
    where t.root_task_id = ${rootTaskId}::uuid and t.inherits_task_id is null and l.year = ${year}
    order by length(c.path) limit 1`);
}

/**
 * Throws `conflict`, saying who can open it again, where the year of a task is closed, by the list that the
 * task comes from. What the closing left open until a day is let through by whoever asks `isClosed` first.
 */
export async function requireOpenTask(
  _actor: Actor,
  { rootTaskId, year }: { rootTaskId: string; year: number },
): Promise<void> {
  const closing = await closingOfTask(rootTaskId, year);
  if (closing) throw conflict(closedMessage(year, closing));
}
