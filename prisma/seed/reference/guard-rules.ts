import type pg from "pg";
import { readGuardRules } from "../data-files";

/**
 * Stores the rules on 减负 that drafting is held against; returns how many rows changed. A rule's words,
 * number, limits and effect are the office's from then on: a later load adds rules that are missing and
 * says anew which check a rule drives and where it stands, nothing else.
 */
export async function loadGuardRules(client: pg.PoolClient): Promise<number> {
  const rows = readGuardRules().map((rule, index) => ({ ...rule, position: index + 1 }));
  const result = await client.query(
    `insert into guard_rule as g (code, title, document, number, text, matcher, parameters, effect,
       is_answerable, position)
     select r.code, r.title, r.document, r.number, r.text, r.matcher, r.parameters, r.effect,
       r."isAnswerable", r.position
     from jsonb_to_recordset($1::jsonb) as r(code text, title text, document text, number text,
       text text, matcher text, parameters jsonb, effect text, "isAnswerable" boolean, position int)
     on conflict (code) do update set matcher = excluded.matcher, position = excluded.position
     where (g.matcher, g.position) is distinct from (excluded.matcher, excluded.position)`,
    [JSON.stringify(rows)],
  );
  return result.rowCount ?? 0;
}
