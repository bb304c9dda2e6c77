import type pg from "pg";
import { stableId } from "../identity";
import { HOME } from "./scope";

/*
 * What the province's office offers its reviewers for returning, and in one county a report that its
 * township forwarded for checking. The texts are examples.
 */

const REASONS: readonly [field: string | null, text: string][] = [
  ["numerator", "分子与佐证里的数不一致，请核对后重报"],
  ["denominator", "分母与上期相差较大，请说明口径有没有变化"],
  ["narrative", "只写了会议和文件，请补充做成了什么、群众得到什么"],
  ["narrative", "与上期内容相同，请写本期的新进展"],
  ["explanation", "没有说明未达目标的原因和下一步打算"],
  ["evidence", "材料看不清或缺页，请重新上传"],
];

const DOUBTED_COUNTY = "420626";
const DOUBT = "本期数比上期多一倍，材料里只有一张汇总表，请县里核对原始登记";

/** Stores the office's reasons for returning and one open doubt. Answers how many rows. */
export async function writeChecking(client: pg.PoolClient): Promise<number> {
  const reasons = await client.query(
    `insert into standard_reason (id, region_code, field, text, position)
     select id, $1, field, text, position
     from unnest($2::uuid[], $3::text[], $4::text[]) with ordinality as r (id, field, text, position)`,
    [
      HOME.province,
      REASONS.map(([, text]) => stableId("standard_reason", text)),
      REASONS.map(([field]) => field),
      REASONS.map(([, text]) => text),
    ],
  );
  const doubts = await client.query(
    `with chosen as (
       select a.id, r.id as report_id, r.submitted_at, p.id as person_id, p.name, o.name as unit
       from assignment a
       join report r on r.assignment_id = a.id and r.revision = a.revision
       join organisation o on o.township_code = a.township_code and o.kind = 'township'
       join account p on p.organisation_id = o.id
       where a.node_code = $1 and a.status = 'submitted' and a.organisation_level = 'village'
       order by a.id, p.id limit 1
     ), doubted as (
       update assignment a set is_doubted = true, version = version + 1 from chosen where a.id = chosen.id
     )
     insert into doubt (id, assignment_id, report_id, reason, region_code, raised_by_id, raised_by_name,
       raised_by_unit, raised_at)
     select $2, id, report_id, $3, $1, person_id, name, unit, submitted_at + interval '2 hours' from chosen`,
    [DOUBTED_COUNTY, stableId("doubt", DOUBT), DOUBT],
  );
  return (reasons.rowCount ?? 0) + (doubts.rowCount ?? 0);
}
