import type { StaffActor } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { rows, transaction } from "@/lib/platform/db";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** A small county with two townships and a neighbour county: all that reporting and reviewing need. */
export interface ReportWorld {
  villages: StaffActor[];
  neighbour: StaffActor;
  township: StaffActor;
  otherTownship: StaffActor;
  lead: StaffActor;
  tasks: { ratio: string; yesNo: string; flow: string };
}

/** An organisation to insert. */
export interface Unit {
  id: string;
  name: string;
  kind: StaffActor["organisation"]["kind"];
  level: StaffActor["organisation"]["level"];
  regionCode: string;
  nodeCode: string;
  townshipCode: string | null;
  line: string | null;
}

const CODES = { province: "990000", city: "990100", county: "990102", neighbour: "990103" };

async function insertRegions(tx: Tx): Promise<void> {
  const regions: [string, string, string, string | null][] = [
    [CODES.province, "测试省", "province", null],
    [CODES.city, "测试市", "city", CODES.province],
    [CODES.county, "东区", "county", CODES.city],
    [CODES.neighbour, "西区", "county", CODES.city],
    ["990102001", "青山镇", "township", CODES.county],
    ["990102002", "白河镇", "township", CODES.county],
    ["990103001", "西河镇", "township", CODES.neighbour],
  ];
  const paths = new Map<string, string>();
  for (const [code, name, level, parent] of regions) {
    const path = `${parent ? paths.get(parent) : ""}${code}/`;
    paths.set(code, path);
    const node = level === "township" ? parent : code;
    await tx.count(sql`insert into region (code, name, level, parent_code, path, node_code)
      values (${code}, ${name}, ${level}, ${parent}, ${path}, ${node}) on conflict do nothing`);
  }
}

/** Inserts an organisation. */
export async function insertUnit(tx: Tx, unit: Unit): Promise<void> {
  await tx.count(sql`
    insert into organisation (id, name, kind, level, region_code, node_code, township_code, line)
    values (${unit.id}, ${unit.name}, ${unit.kind}, ${unit.level}, ${unit.regionCode},
      ${unit.nodeCode}, ${unit.townshipCode}, ${unit.line})`);
}

/** Inserts an account with a grant, as the actor that it is. */
export async function insertActor(
  tx: Tx,
  unit: Unit,
  grant: { role: Role; region: string; carrier?: string; mayEnterFor?: boolean },
): Promise<StaffActor> {
  const accountId = newId();
  const login = `t${accountId.replaceAll("-", "").slice(-16)}`;
  await tx.count(sql`insert into account (id, login, name, organisation_id, password_hash,
      must_change_password) values (${accountId}, ${login}, ${`${unit.name}人员`}, ${unit.id}, 'x', false)`);
  await tx.count(sql`insert into role_grant (id, account_id, role, region_code, carrier_code,
      may_enter_for, valid_from) values (${newId()}, ${accountId}, ${grant.role}, ${grant.region},
      ${grant.carrier ?? null}, ${grant.mayEnterFor ?? false}, ${LONG_PAST})`);
  const found = await tx.row<{ level: "province" | "city" | "county" | "township" | "village" }>(
    sql`select level from region where code = ${grant.region}`,
  );
  return {
    kind: "staff",
    accountId,
    login,
    name: `${unit.name}人员`,
    isExample: true,
    organisation: unit,
    sessionId: "test",
    grants: [
      {
        role: grant.role,
        regionCode: grant.region,
        regionLevel: found?.level ?? "county",
        carrierCode: grant.carrier ?? null,
        organisationId: null,
        mayEnterFor: grant.mayEnterFor ?? false,
      },
    ],
  };
}

interface TaskSpec {
  code: string;
  title: string;
  form: string;
  accumulation: string;
  frequency: string;
  periods: number;
  target: number;
  /** What it asks as evidence. */
  hint?: string;
}

/** Inserts a task that a list asks of villages. */
export async function insertTask(tx: Tx, listId: string, spec: TaskSpec): Promise<string> {
  const id = newId();
  const dates = ["03-31", "06-30", "09-30", "12-31"].slice(-spec.periods);
  await tx.count(sql`
    insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
      form, accumulation, direction, target, numerator_name, denominator_name, source, frequency,
      due_dates, levels, asked, asked_levels, disclosure, minutes, basis, evidence_min, evidence_max,
      responsibilities, evidence_hint, cooperating_units)
    values (${id}, ${listId}, ${id}, 1, ${spec.code}, ${spec.title}, '逐项核查，问题销号', '整改率', '%',
      ${spec.form}, ${spec.accumulation}, 'increase', ${spec.target}, '已整改的问题合同',
      '排查出的问题合同', 'report', ${spec.frequency}, ${dates}, '{village}', 'lowest', '{village}',
      'public', 10, '[]', 0, 3, '{primary}',
      ${[spec.hint ?? "问题台账"]}, '{}')`);
  return id;
}

async function assign(tx: Tx, task: string, unit: Unit, period: number, dueOn: string) {
  await tx.count(sql`
    insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on)
    values (${task}, ${task}, ${unit.id}, 2026, ${period}, ${unit.nodeCode}, ${unit.townshipCode},
      ${unit.level}, ${unit.kind}, ${dueOn})`);
}

function villageUnit(name: string, node: string, township: string): Unit {
  const place = { regionCode: township, nodeCode: node, townshipCode: township, line: null };
  return { id: newId(), name, kind: "village", level: "village", ...place };
}

/** Due days far from the day of the run, so that on time and late do not depend on it. */
export const FAR_AHEAD = "2099-12-31";
/** A due day that has passed. */
export const LONG_PAST = "2020-01-01";

/** Builds the county in an empty, migrated database. */
export async function buildReportWorld(villages = 3): Promise<ReportWorld> {
  return transaction(async (tx) => {
    await insertRegions(tx);
    await tx.count(sql`insert into carrier (code, name, short, glyph, position)
      values ('village', '清廉村居', '村居', '村', 5) on conflict do nothing`);
    const listId = newId();
    await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
      values (${listId}, 'task', 'village', ${CODES.province}, 2026, '清廉村居任务清单')`);
    const stock = { accumulation: "cumulative", frequency: "quarterly", periods: 4 };
    const spec = { code: "CJ-04", title: "三资问题清理整改", form: "ratio", target: 90, ...stock };
    const ratio = await insertTask(tx, listId, { ...spec, hint: "盖章的问题台账" });
    const yesNo = await insertTask(tx, listId, {
      ...{ code: "CJ-01", title: "小微权力清单公开", form: "boolean", target: 100 },
      ...{ accumulation: "stock", frequency: "annual", periods: 1 },
    });
    const flow = await insertTask(tx, listId, {
      ...{ code: "CJ-20", title: "纠治问题数", form: "count", target: 1 },
      ...{ accumulation: "flow", frequency: "quarterly", periods: 4 },
    });
    await tx.count(
      sql`update task_list set status = 'issued', issued_at = now() where id = ${listId}`,
    );
    const units = Array.from({ length: villages }, (_, index) =>
      villageUnit(`青山${index + 1}村`, CODES.county, "990102001"),
    );
    const far = villageUnit("西河村", CODES.neighbour, "990103001");
    const office = (name: string, code: string): Unit => ({
      ...{ id: newId(), name, kind: "township", level: "township", regionCode: code },
      ...{ nodeCode: CODES.county, townshipCode: code, line: null },
    });
    const green = office("青山镇", "990102001");
    const white = office("白河镇", "990102002");
    const leadUnit: Unit = {
      ...{ id: newId(), name: "东区农业农村局", kind: "lead_unit", level: "county" },
      ...{ regionCode: CODES.county, nodeCode: CODES.county, townshipCode: null, line: "agri" },
    };
    for (const unit of [...units, far, green, white, leadUnit]) await insertUnit(tx, unit);
    for (const unit of [...units, far]) {
      for (const period of [1, 2, 3, 4]) await assign(tx, ratio, unit, period, FAR_AHEAD);
      for (const period of [1, 2]) await assign(tx, flow, unit, period, FAR_AHEAD);
      await assign(tx, yesNo, unit, 1, LONG_PAST);
    }
    const reporter = (unit: Unit) =>
      insertActor(tx, unit, { role: "reporter", region: unit.regionCode });
    const actors: StaffActor[] = [];
    for (const unit of units) actors.push(await reporter(unit));
    return {
      villages: actors,
      neighbour: await reporter(far),
      township: await insertActor(tx, green, {
        ...{ role: "township", region: "990102001", mayEnterFor: true },
      }),
      otherTownship: await insertActor(tx, white, { role: "township", region: "990102002" }),
      lead: await insertActor(tx, leadUnit, {
        ...{ role: "lead_unit", region: CODES.county, carrier: "village" },
      }),
      tasks: { ratio, yesNo, flow },
    };
  });
}

/** The assignment of an actor's organisation for a task and period. */
export async function assignmentOf(
  actor: StaffActor,
  task: string,
  period = 1,
): Promise<{ id: string; version: number; status: string }> {
  const [found] = await rows<{ id: string; version: number; status: string }>(sql`
    select id, version, status from assignment
    where organisation_id = ${actor.organisation.id} and root_task_id = ${task} and period = ${period}`);
  if (!found) throw new Error("no such assignment");
  return found;
}

/** Differences between the counters and a recount of the facts; none is the only good answer. */
export async function counterDifferences(): Promise<unknown[]> {
  return rows(sql`select * from counter_difference`);
}
