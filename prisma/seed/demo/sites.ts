import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { publishReported } from "@/lib/domain/sites/reported/commands";
import { txOf } from "../client-tx";
import { copyRows } from "../copy";
import { readPolicies, readSites } from "../data-files";
import { stableId } from "../identity";

const COLUMNS = [
  "id",
  "name",
  "place",
  "region_code",
  "village_code",
  "carrier_code",
  "status",
  "facts",
  "source_title",
  "position",
];

/** Stores and publishes the places that public reports speak of, in the regions that are loaded. */
export async function loadSites(client: pg.PoolClient): Promise<number> {
  const known = await client.query<{ code: string }>(
    "select code from region where level <> 'village'",
  );
  const codes = new Set(known.rows.map((row) => row.code));
  const sources = new Map(readPolicies().map((policy) => [policy.code, policy]));
  const sites = readSites().filter((site) => codes.has(site.regionCode));
  const rows = sites.map((site, index) => {
    const source = sources.get(site.source);
    const words = [source?.title && `《${source.title}》`, source?.publisher, source?.publishedOn];
    return [
      stableId("site", site.name),
      site.name,
      site.place,
      site.regionCode,
      site.villageCode,
      site.carrier,
      site.status,
      site.facts,
      words.filter(Boolean).join("，"),
      index + 1,
    ];
  });
  await copyRows(client, { table: "site", columns: COLUMNS }, rows);
  await publishReported(txOf(client), systemActor("公开报道"));
  return rows.length;
}
