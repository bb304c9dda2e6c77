import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { publishReported } from "@/lib/domain/sites/reported/commands";
import { sha256 } from "@/lib/shared/hash";
import { txOf } from "../client-tx";
import { dataFile } from "../data-files";
import { inTransaction } from "../transaction";
import { loadCarriers } from "./carriers";
import { loadBorders, loadCalendar, loadTileGrids, storeSetting } from "./facts";
import { loadGuardRules } from "./guard-rules";
import { loadListExamples } from "./list-examples";
import { loadPolicies } from "./policies";
import { loadRegions } from "./regions";

/** What is loaded, and how: raise it when a cleaning rule changes. */
const RULES_VERSION = "3";
const SETTING = "reference_data";
const FILES = [
  "borders.json",
  "carriers.json",
  "policies.json",
  "responsibility-lists.json",
  "task-lists.json",
  "tile-grids.json",
  "work-calendar.json",
];

/** What a load did: rows changed, or nothing because the same data were loaded before. */
export interface ReferenceOutcome {
  changed: number;
  unchanged: boolean;
}

function fingerprint(provinces: readonly string[]): string {
  const names = [...FILES, ...provinces.map((province) => `regions-${province}.csv.gz`)];
  const hashes = names.map((name) => `${name}:${sha256(dataFile(name))}`);
  return sha256([RULES_VERSION, ...hashes].join("\n"));
}

async function loadedFingerprint(pool: pg.Pool): Promise<string | undefined> {
  const found = await pool.query<{ value: { fingerprint?: string } }>(
    "select value from setting where key = $1",
    [SETTING],
  );
  return found.rows[0]?.value.fingerprint;
}

async function loadAll(client: pg.PoolClient, provinces: readonly string[]): Promise<number> {
  let changed = 0;
  for (const province of provinces) changed += await loadRegions(client, province);
  changed += await loadCarriers(client);
  changed += await loadCalendar(client);
  changed += await loadPolicies(client);
  changed += await loadGuardRules(client);
  changed += await loadTileGrids(client);
  changed += await loadBorders(client);
  return changed + (await loadListExamples(client));
}

/**
 * Loads regions, carriers, calendar, policies, tile grids and example lists in one transaction. Repeating it with the
 * same files does nothing, so that what an administrator changed afterwards stays; with new files it
 * writes only the rows that differ, and removes none.
 */
export async function loadReference(
  pool: pg.Pool,
  options: { provinces?: readonly string[] } = {},
): Promise<ReferenceOutcome> {
  const provinces = [...(options.provinces ?? ["420000"])].sort().reverse();
  // Places that were stored before there were publications.
  await inTransaction(pool, (client) => publishReported(txOf(client), systemActor("公开报道")));
  const wanted = fingerprint(provinces);
  if ((await loadedFingerprint(pool)) === wanted) return { changed: 0, unchanged: true };
  const changed = await inTransaction(pool, async (client) => {
    const rows = await loadAll(client, provinces);
    await storeSetting(client, SETTING, { fingerprint: wanted, provinces });
    return rows;
  });
  await pool.query("analyze region");
  return { changed, unchanged: false };
}
