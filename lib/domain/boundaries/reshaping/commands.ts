import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reshaped, TreeRegion } from "@/lib/domain/boundaries/reshaping/types";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** Which change is carried out, and the day from which it holds. */
export interface Carried {
  changeId: string;
  day: Day;
}

function given(regions: readonly TreeRegion[]): Statement {
  return sql`jsonb_to_recordset(${JSON.stringify(regions)}::jsonb) as r("code" text, "name" text,
    "level" region_level, "parentCode" text, "path" text, "nodeCode" text, "isDirectCounty" boolean)`;
}

/**
 * Writes the new tree: what comes into being (parents first), what changes, what ends with its successors.
 * How it stood before is kept by the database.
 */
export async function reshapeTree(
  _actor: Actor,
  tx: Tx,
  { reshaped, carried }: { reshaped: Reshaped; carried: Carried },
): Promise<void> {
  const { changeId, day } = carried;
  await tx.count(sql`
    insert into region (code, name, level, parent_code, path, node_code, is_direct_county, valid_from)
    select r."code", r."name", r."level", r."parentCode", r."path", r."nodeCode", r."isDirectCounty",
      ${day}::date
    from ${given(reshaped.made)} order by length(r."path")`);
  await tx.count(sql`
    update region set name = r."name", parent_code = r."parentCode", path = r."path",
      node_code = r."nodeCode", version = region.version + 1
    from ${given(reshaped.changed)} where region.code = r."code"`);
  const pairs = reshaped.ended.flatMap(({ code, successors }) =>
    successors.map((successor) => ({ code, successor })),
  );
  await tx.count(sql`
    insert into region_successor (code, successor_code, from_day, change_id)
    select p.code, p.successor, ${day}::date, ${changeId}::uuid
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(code text, successor text)`);
  await tx.count(sql`
    update region set valid_to = greatest(${day}::date, valid_from), version = version + 1
    where code = any (${reshaped.ended.map(({ code }) => code)}::text[])`);
}
