import type pg from "pg";
import { addDays } from "@/lib/shared/dates";
import { stableId } from "../identity";
import { HOME } from "./scope";

/** Days before the seed's own day, the place, the carrier and what happened. */
const NOTES: readonly [days: number, region: string, carrier: string | null, text: string][] = [
  [190, HOME.province, null, "全省集中推进月开始（示例）"],
  [75, HOME.province, "school", "开学季校园餐专项检查（示例）"],
  [40, HOME.city, null, "全市调度会，逐县过进度（示例）"],
  [20, HOME.county, "village", "村级报账集中公示（示例）"],
];

/** Remarks on the trends of the places where the demonstration accounts work; those of the year only. */
export async function loadTrendNotes(client: pg.PoolClient, today: string): Promise<void> {
  const found = NOTES.map(([days, ...rest]) => [addDays(today, -days), ...rest] as const);
  for (const [day, region, carrier, text] of found.filter(
    ([on]) => on >= `${today.slice(0, 4)}-01-01`,
  )) {
    await client.query(
      `insert into trend_note (id, region_code, carrier_code, on_day, text, by_name)
       values ($1, $2, $3, $4, $5, '领导小组办公室（示例）')`,
      [stableId("trend_note", region, text), region, carrier, day, text],
    );
  }
}
