import { systemActor } from "@/lib/access/actor";
import { carryOut } from "@/lib/domain/boundaries/carrying/commands";
import { subjectsOf } from "@/lib/domain/boundaries/rules";
import type { RegionPlan } from "@/lib/domain/boundaries/types";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

/** A county of the demonstration where nobody signs in. */
const COUNTY = "420626";
const DAYS_AGO = 30;

interface Village {
  code: string;
  name: string;
}

/** Three villages of one township, each with its organisation; the last township of the county. */
async function someVillages(): Promise<Village[]> {
  return rows<Village>(sql`
    select r.code, r.name from region r
    where r.level = 'village' and exists (select 1 from organisation o where o.region_code = r.code)
      and r.parent_code = (
        select v.parent_code from region v join organisation o on o.region_code = v.code
        where v.node_code = ${COUNTY} and v.level = 'village'
        group by v.parent_code having count(*) >= 3 order by v.parent_code desc limit 1)
    order by r.code limit 3`);
}

async function carry(plan: RegionPlan, change: { title: string; day: string }): Promise<void> {
  const id = newId();
  const code = plan.kind === "merge" ? plan.codes[0] : plan.code;
  await transaction(async (tx) => {
    await tx.count(sql`
      insert into boundary_change (id, kind, subject, region_code, title, basis, effective_on, status, plan,
        drafted_by_name, planned_by_name, planned_at)
      values (${id}, ${plan.kind}::boundary_change_kind, 'region', ${code}, ${change.title}, '示例',
        ${change.day}::date, 'planned', ${JSON.stringify(plan)}::jsonb, '系统管理员', '系统管理员', now())`);
    await tx.count(sql`insert into boundary_subject (change_id, subject)
      select ${id}::uuid, unnest(${subjectsOf(plan)}::text[])`);
    await carryOut(systemActor("演示数据"), tx, id);
  });
}

/** Two changes of the past month, through the app's own command: two villages merged, one a community now. */
export async function changeBoundaries(today: string): Promise<void> {
  const found = await row<{ known: boolean }>(
    sql`select exists (select 1 from region where code = ${COUNTY}) as known`,
  );
  const [one, other, third] = found?.known ? await someVillages() : [];
  if (!one || !other || !third) return;
  const day = addDays(today, -DAYS_AGO);
  const into = { code: other.code, name: other.name };
  await carry(
    { subject: "region", kind: "merge", codes: [one.code, other.code], into, people: "end" },
    { title: `${one.name}并入${other.name}（示例）`, day },
  );
  const name = third.name.replace(/村(民委员会|委会)?$|$/, "社区");
  await carry(
    { subject: "region", kind: "rename", code: third.code, name, newCode: null },
    { title: `${third.name}改为${name}（示例）`, day },
  );
}
