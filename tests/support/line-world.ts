import type { ActorGrant, StaffActor } from "@/lib/access/actor";
import { row, type Tx, transaction } from "@/lib/platform/db";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/*
 * A line of lead units from the county to the province, a neighbour county and the offices, with a
 * province's list, a city's list that tightens one of its tasks, and a coordination list. The year is
 * the database's own, so that days can be asked for that are not yet over.
 */

/** The world with its people and tasks. */
export interface LineWorld {
  year: number;
  village: StaffActor;
  colleague: StaffActor;
  farVillage: StaffActor;
  township: StaffActor;
  countyLead: StaffActor;
  neighbourLead: StaffActor;
  cityLead: StaffActor;
  provinceLead: StaffActor;
  countyOffice: StaffActor;
  cityOffice: StaffActor;
  provinceOffice: StaffActor;
  /** 线省民政厅, which the province's list names as cooperating, beside 省财政厅 that nobody is. */
  cooperating: StaffActor;
  lists: { province: string; city: string; coordination: string };
  /** Root ids: due in June everywhere; due in December, in June by the city; the office's own. */
  tasks: { plain: string; tightened: string; coordination: string };
}

const [PROVINCE, CITY, COUNTY, NEIGHBOUR] = ["980000", "980100", "980102", "980103"];
const TOWNSHIP = "980102001";
const FAR_TOWNSHIP = "980103001";

const REGIONS: [string, string, string, string | null][] = [
  [PROVINCE ?? "", "线省", "province", null],
  [CITY ?? "", "线市", "city", PROVINCE ?? ""],
  [COUNTY ?? "", "近县", "county", CITY ?? ""],
  [NEIGHBOUR ?? "", "邻县", "county", CITY ?? ""],
  [TOWNSHIP, "近镇", "township", COUNTY ?? ""],
  [FAR_TOWNSHIP, "远镇", "township", NEIGHBOUR ?? ""],
];

async function insertRegions(tx: Tx): Promise<void> {
  const paths = new Map<string, string>();
  for (const [code, name, level, parent] of REGIONS) {
    const path = `${parent ? paths.get(parent) : ""}${code}/`;
    paths.set(code, path);
    const node = level === "township" ? parent : code;
    await tx.count(sql`insert into region (code, name, level, parent_code, path, node_code)
      values (${code}, ${name}, ${level}, ${parent}, ${path}, ${node})`);
  }
}

type Organisation = StaffActor["organisation"];

async function insertOrganisation(
  tx: Tx,
  wish: Pick<Organisation, "name" | "kind" | "regionCode"> & { line?: string },
): Promise<Organisation> {
  const isTownship = wish.regionCode.length === 9;
  const region = await tx.row<{ level: Organisation["level"]; node: string }>(
    sql`select level, node_code as node from region where code = ${wish.regionCode}`,
  );
  const made: Organisation = {
    ...{ id: newId(), name: wish.name, kind: wish.kind, regionCode: wish.regionCode },
    level: wish.kind === "village" ? "village" : (region?.level ?? "county"),
    nodeCode: region?.node ?? wish.regionCode,
    townshipCode: isTownship ? wish.regionCode : null,
    line: wish.line ?? null,
  };
  await tx.count(sql`
    insert into organisation (id, name, kind, level, region_code, node_code, township_code, line)
    values (${made.id}, ${made.name}, ${made.kind}, ${made.level}, ${made.regionCode},
      ${made.nodeCode}, ${made.townshipCode}, ${made.line})`);
  return made;
}

/** Somebody of an organisation with one role at its own place. */
export async function insertPerson(
  tx: Tx,
  organisation: Organisation,
  role: Role,
  carrier: string | null = null,
): Promise<StaffActor> {
  const accountId = newId();
  const login = `t${accountId.replaceAll("-", "").slice(-16)}`;
  const name = `${organisation.name}人员`;
  await tx.count(sql`insert into account (id, login, name, organisation_id, password_hash,
      must_change_password) values (${accountId}, ${login}, ${name}, ${organisation.id}, 'x', false)`);
  await tx.count(sql`insert into role_grant (id, account_id, role, region_code, carrier_code,
      valid_from)
    values (${newId()}, ${accountId}, ${role}, ${organisation.regionCode}, ${carrier}, '2020-01-01')`);
  const found = await tx.row<{ level: ActorGrant["regionLevel"] }>(
    sql`select level from region where code = ${organisation.regionCode}`,
  );
  const grant: ActorGrant = {
    ...{ role, regionCode: organisation.regionCode, regionLevel: found?.level ?? "county" },
    ...{ carrierCode: carrier, organisationId: null, mayEnterFor: false },
  };
  const sessionId = "test";
  return {
    kind: "staff",
    accountId,
    login,
    name,
    isExample: true,
    organisation,
    sessionId,
    grants: [grant],
  };
}

async function insertLead(tx: Tx, name: string, regionCode: string): Promise<StaffActor> {
  const unit = await insertOrganisation(tx, { name, kind: "lead_unit", regionCode, line: "agri" });
  await tx.count(sql`insert into lead_duty (id, carrier_code, region_code, organisation_id, role,
      valid_from) values (${newId()}, 'village', ${regionCode}, ${unit.id}, 'lead', '2020-01-01')`);
  return insertPerson(tx, unit, "lead_unit", "village");
}

async function insertOffice(tx: Tx, name: string, regionCode: string): Promise<StaffActor> {
  const unit = await insertOrganisation(tx, { name, kind: "office", regionCode, line: "office" });
  return insertPerson(tx, unit, "office");
}

interface TaskWish {
  code: string;
  title: string;
  dueDate: string;
  target: number;
  rootTaskId?: string;
  inheritsTaskId?: string;
  cooperating?: string[];
}

async function insertTask(tx: Tx, listId: string, wish: TaskWish): Promise<string> {
  const id = newId();
  await tx.count(sql`
    insert into task (id, list_id, root_task_id, inherits_task_id, position, code, title, measure,
      indicator_name, unit, form, accumulation, direction, target, numerator_name, denominator_name,
      source, frequency, due_dates, levels, asked, asked_levels, disclosure, minutes, basis,
      evidence_min, evidence_max, responsibilities, evidence_hint, cooperating_units)
    values (${id}, ${listId}, ${wish.rootTaskId ?? id}, ${wish.inheritsTaskId ?? null}, 1,
      ${wish.code}, ${wish.title}, '逐项核查，问题销号', '整改率', '%', 'ratio', 'cumulative',
      'increase', ${wish.target}, '已整改', '应整改', 'report', 'annual', ${[wish.dueDate]},
      '{village}', 'lowest', '{village}', 'public', 10, '[]', 0, 3, '{primary}', '{台账}',
      ${wish.cooperating ?? []})`);
  return id;
}

async function insertList(
  tx: Tx,
  facts: {
    regionCode: string;
    carrier: string | null;
    title: string;
    year: number;
    version?: number;
  },
): Promise<string> {
  const id = newId();
  await tx.count(sql`
    insert into task_list (id, kind, carrier_code, region_code, year, title, list_version)
    values (${id}, 'task', ${facts.carrier}, ${facts.regionCode}, ${facts.year}, ${facts.title},
      ${facts.version ?? 1})`);
  return id;
}

/** Marks a list as issued, as issuing does at its end. */
export async function markIssued(tx: Tx, listId: string): Promise<void> {
  await tx.count(
    sql`update task_list set status = 'issued', issued_at = now() where id = ${listId}`,
  );
}

/** Gives an organisation an assignment of a task; answers its id. */
export async function assign(
  tx: Tx,
  wish: { taskId: string; rootTaskId: string; to: Organisation; dueOn: string; target?: number },
): Promise<string> {
  const { to } = wish;
  const made = await tx.row<{ id: string }>(sql`
    insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on, target)
    values (${wish.taskId}, ${wish.rootTaskId}, ${to.id}, ${Number(wish.dueOn.slice(0, 4))}, 1,
      ${to.nodeCode}, ${to.townshipCode}, ${to.level}, ${to.kind}, ${wish.dueOn},
      ${wish.target ?? null})
    returning id::text`);
  return made?.id ?? "";
}

/** Builds the line in an empty, migrated database. */
export async function buildLineWorld(): Promise<LineWorld> {
  const clock = await row<{ year: number }>(
    sql`select extract(year from now() at time zone 'Asia/Shanghai')::int as year`,
  );
  const year = clock?.year ?? 2026;
  return transaction(async (tx) => {
    await insertRegions(tx);
    await tx.count(sql`insert into carrier (code, name, short, glyph, position)
      values ('village', '清廉村居', '村居', '村', 5) on conflict do nothing`);
    const place = { carrier: "village", year };
    const province = await insertList(tx, {
      ...{ ...place, regionCode: PROVINCE ?? "", title: "线省村居任务清单" },
    });
    const plain = await insertTask(tx, province, {
      ...{ code: "CJ-01", title: "三资清理", dueDate: "06-30", target: 90 },
      cooperating: ["省民政厅", "省财政厅"],
    });
    const tightened = await insertTask(tx, province, {
      ...{ code: "CJ-02", title: "清单公开", dueDate: "12-31", target: 80 },
    });
    await markIssued(tx, province);
    const city = await insertList(tx, {
      ...{ ...place, regionCode: CITY ?? "", title: "线市村居任务清单" },
    });
    const lower = await insertTask(tx, city, {
      ...{ code: "CJ-02", title: "清单公开", dueDate: "06-30", target: 90 },
      ...{ rootTaskId: tightened, inheritsTaskId: tightened },
    });
    await markIssued(tx, city);
    const coordination = await insertList(tx, {
      ...{ carrier: null, year, regionCode: PROVINCE ?? "", title: "线省统筹任务清单" },
    });
    const office = await insertTask(tx, coordination, {
      ...{ code: "TC-01", title: "专题研究", dueDate: "06-30", target: 1 },
    });
    await markIssued(tx, coordination);
    const near = await insertOrganisation(tx, {
      name: "近村",
      kind: "village",
      regionCode: TOWNSHIP,
    });
    const far = await insertOrganisation(tx, {
      name: "远村",
      kind: "village",
      regionCode: FAR_TOWNSHIP,
    });
    const town = await insertOrganisation(tx, {
      name: "近镇",
      kind: "township",
      regionCode: TOWNSHIP,
    });
    for (const to of [near, far]) {
      const dueOn = `${year}-06-30`;
      await assign(tx, { taskId: plain, rootTaskId: plain, to, dueOn });
      await assign(tx, { taskId: lower, rootTaskId: tightened, to, dueOn, target: 90 });
      await assign(tx, { taskId: office, rootTaskId: office, to, dueOn });
    }
    const lead = (name: string, code: string | undefined) => insertLead(tx, name, code ?? "");
    const leadingOffice = (name: string, code: string | undefined) =>
      insertOffice(tx, name, code ?? "");
    return {
      year,
      village: await insertPerson(tx, near, "reporter"),
      colleague: await insertPerson(tx, near, "unit_head"),
      farVillage: await insertPerson(tx, far, "reporter"),
      township: await insertPerson(tx, town, "township"),
      countyLead: await lead("近县农业农村局", COUNTY),
      neighbourLead: await lead("邻县农业农村局", NEIGHBOUR),
      cityLead: await lead("线市农业农村局", CITY),
      provinceLead: await lead("线省农业农村厅", PROVINCE),
      countyOffice: await leadingOffice("近县办公室", COUNTY),
      cityOffice: await leadingOffice("线市办公室", CITY),
      provinceOffice: await leadingOffice("线省办公室", PROVINCE),
      cooperating: await insertPerson(
        tx,
        await insertOrganisation(tx, {
          ...{ name: "线省民政厅", kind: "lead_unit", regionCode: PROVINCE ?? "" },
        }),
        "reporter",
      ),
      lists: { province, city, coordination },
      tasks: { plain, tightened, coordination: office },
    };
  });
}
