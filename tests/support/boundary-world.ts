import type { StaffActor } from "@/lib/access/actor";
import { rows, type Tx, transaction } from "@/lib/platform/db";
import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { insertActor, insertTask, insertUnit, type Unit } from "./report-world";

/** A province with two cities, three counties, five townships and ten villages, each with its organisation. */
export interface BoundaryWorld {
  admin: StaffActor;
  /** The office of a county, as an actor. */
  offices: Map<string, StaffActor>;
  /** Organisations by the code of the region that they stand for. */
  units: Map<string, Unit>;
  tasks: string[];
}

/** This year, by the database. */
export async function thisYear(): Promise<number> {
  const [found] = await rows<{ year: number }>(
    sql`select extract(year from now() at time zone 'Asia/Shanghai')::int as year`,
  );
  return found?.year ?? 0;
}

const PLACES: [string, string, RegionLevel, string | null][] = [
  ["980000", "试点省", "province", null],
  ["980100", "东平市", "city", "980000"],
  ["980200", "西平市", "city", "980000"],
  ["980121", "甲县", "county", "980100"],
  ["980122", "乙县", "county", "980100"],
  ["980221", "丙县", "county", "980200"],
  ["980121101", "青石镇", "township", "980121"],
  ["980121102", "白水镇", "township", "980121"],
  ["980122101", "红岩镇", "township", "980122"],
  ["980221101", "黄土镇", "township", "980221"],
  ["980221102", "黑山镇", "township", "980221"],
  ...["980121101", "980121102", "980122101", "980221101", "980221102"].flatMap(
    (township): [string, string, RegionLevel, string][] => [
      [`${township}201`, `${township.slice(5)}东村`, "village", township],
      [`${township}202`, `${township.slice(5)}西村`, "village", township],
    ],
  ),
];

async function insertPlaces(tx: Tx): Promise<void> {
  const paths = new Map<string, { path: string; node: string }>();
  for (const [code, name, level, parent] of PLACES) {
    const above = parent ? paths.get(parent) : undefined;
    const isNode = level !== "township" && level !== "village";
    const at = {
      path: `${above?.path ?? ""}${code}/`,
      node: isNode ? code : (above?.node ?? code),
    };
    paths.set(code, at);
    await tx.count(sql`insert into region (code, name, level, parent_code, path, node_code)
      values (${code}, ${name}, ${level}, ${parent}, ${at.path}, ${at.node})`);
  }
}

function unitOf(code: string, name: string, level: RegionLevel, parent: string | null): Unit {
  const node =
    level === "village" ? code.slice(0, 6) : level === "township" ? (parent ?? "") : code;
  const township = level === "township" ? code : level === "village" ? parent : null;
  const kind = level === "village" || level === "township" ? level : "office";
  const named = kind === "office" ? `${name}领导小组办公室` : name;
  return {
    ...{ id: newId(), name: named, kind, level, regionCode: code, nodeCode: node },
    ...{ townshipCode: township, line: null },
  };
}

async function insertLists(tx: Tx, year: number): Promise<string[]> {
  await tx.count(sql`insert into carrier (code, name, short, glyph, position)
    values ('village', '清廉村居', '村居', '村', 5) on conflict do nothing`);
  const tasks: string[] = [];
  for (const [number, listYear] of [year, year - 1].entries()) {
    const listId = newId();
    await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
      values (${listId}, 'task', 'village', '980000', ${listYear}, ${`${listYear} 年任务清单`})`);
    tasks.push(
      await insertTask(tx, listId, {
        ...{ code: `CJ-${number}`, title: "议事公开", form: "count", accumulation: "flow" },
        ...{ frequency: "semiannual", periods: 2, target: 1 },
      }),
    );
    await tx.count(
      sql`update task_list set status = 'issued', issued_at = now() where id = ${listId}`,
    );
  }
  return tasks;
}

async function assignAll(tx: Tx, task: string, { year, open }: { year: number; open: boolean }) {
  await tx.count(sql`
    insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on, status, done_at, is_on_time, value,
      is_standing)
    select ${task}, ${task}, o.id, ${year}, period, o.node_code, o.township_code, o.level, o.kind,
      make_date(${year}::int, period * 6, 15),
      case when ${open} then 'not_started' else 'approved' end::assignment_status,
      case when ${open} then null else now() - interval '200 days' end, ${open ? null : true},
      case when ${open} then null else 3 end, ${!open}
    from organisation o, generate_series(1, 2) period
    where o.region_code like '98%' and (${open} or period = 1 or o.level <> 'village')`);
}

/** Builds the province in an empty, migrated database; last year's work is done but for some, this year's open. */
export async function buildBoundaryWorld(): Promise<BoundaryWorld> {
  const year = await thisYear();
  return transaction(async (tx) => {
    await insertPlaces(tx);
    const units = new Map<string, Unit>();
    for (const [code, name, level, parent] of PLACES)
      units.set(code, unitOf(code, name, level, parent));
    for (const unit of units.values()) await insertUnit(tx, unit);
    const tasks = await insertLists(tx, year);
    for (const [at, task] of tasks.entries()) {
      await assignAll(tx, task, { year: year - at, open: at === 0 });
    }
    const top = units.get("980000") as Unit;
    const offices = new Map<string, StaffActor>();
    for (const code of ["980000", "980100", "980200", "980121", "980122", "980221"]) {
      const office = units.get(code) as Unit;
      offices.set(code, await insertActor(tx, office, { role: "office", region: code }));
    }
    for (const [code, unit] of units) {
      if (unit.kind === "village") await insertActor(tx, unit, { role: "reporter", region: code });
      if (unit.kind === "township") await insertActor(tx, unit, { role: "township", region: code });
    }
    const admin = await insertActor(tx, top, { role: "sys_admin", region: "980000" });
    return { admin, offices, units, tasks };
  });
}
