import type { StaffActor } from "@/lib/access/actor";
import { createKey } from "@/lib/domain/machine/keys/commands";
import { admitKey, type Caller } from "@/lib/domain/machine/keys/queries";
import type { NewKeyInput } from "@/lib/domain/machine/keys/schema";
import { takeValues } from "@/lib/domain/machine/values/commands";
import type { BatchAnswer } from "@/lib/domain/machine/values/schema";
import { row, rows, type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { buildReportWorld, FAR_AHEAD, LONG_PAST, type ReportWorld } from "./report-world";

/** The county of the report world, with tasks that systems feed and an office that hands out keys. */
export interface MachineWorld extends ReportWorld {
  office: StaffActor;
  fed: { ratio: string; stock: string; yesNo: string; score: string };
}

interface FedSpec {
  code: string;
  form: string;
  accumulation: string;
  frequency: "quarterly" | "annual";
}

const SPECS: Record<keyof MachineWorld["fed"], FedSpec> = {
  ratio: { code: "XT-01", form: "ratio", accumulation: "flow", frequency: "quarterly" },
  stock: { code: "XT-02", form: "count", accumulation: "stock", frequency: "quarterly" },
  yesNo: { code: "XT-03", form: "boolean", accumulation: "stock", frequency: "annual" },
  score: { code: "XT-04", form: "score", accumulation: "flow", frequency: "quarterly" },
};

async function insertFed(tx: Tx, listId: string, { code, form, ...spec }: FedSpec) {
  const id = newId();
  await tx.count(sql`
    insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
      form, accumulation, direction, target, numerator_name, denominator_name, source, frequency,
      due_dates, levels, asked, asked_levels, disclosure, minutes, basis, responsibilities,
      evidence_hint, cooperating_units)
    values (${id}, ${listId}, ${id}, 1, ${code}, ${`平台取数 ${code}`}, '由平台自动取数', '进场率', '%',
      ${form}, ${spec.accumulation}, 'increase', 90, '进场交易数', '应进场数', 'system',
      ${spec.frequency}, ${spec.frequency === "annual" ? ["12-31"] : ["03-31", "06-30", "09-30", "12-31"]},
      '{village}', 'lowest', '{village}', 'public', 0, '[]', '{primary}', '{}', '{}')`);
  return id;
}

async function insertFedTasks(tx: Tx): Promise<MachineWorld["fed"]> {
  const listId = newId();
  await tx.count(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
    values (${listId}, 'task', 'village', '990100', 2026, '清廉村居系统取数清单')`);
  const made: Partial<MachineWorld["fed"]> = {};
  for (const name of Object.keys(SPECS) as (keyof MachineWorld["fed"])[]) {
    made[name] = await insertFed(tx, listId, SPECS[name]);
  }
  await tx.count(
    sql`update task_list set status = 'issued', issued_at = now() where id = ${listId}`,
  );
  await tx.count(sql`
    insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on, awaiting)
    select t.id, t.id, o.id, 2026, p, o.node_code, o.township_code, o.level, o.kind,
      case when p = 1 then ${LONG_PAST}::date else ${FAR_AHEAD}::date end, true
    from task t cross join organisation o cross join generate_series(1, cardinality(t.due_dates)) p
    where t.list_id = ${listId} and o.kind = 'village'`);
  return made as MachineWorld["fed"];
}

async function insertOffice(tx: Tx): Promise<StaffActor> {
  const [id, accountId] = [newId(), newId()];
  const name = "东区领导小组办公室";
  await tx.count(sql`insert into organisation (id, name, kind, level, region_code, node_code)
    values (${id}, ${name}, 'office', 'county', '990102', '990102')`);
  await tx.count(sql`insert into account (id, login, name, organisation_id, password_hash,
      must_change_password) values (${accountId}, ${`b${accountId.slice(-12)}`}, '东区办人员', ${id}, 'x', false)`);
  await tx.count(sql`insert into role_grant (id, account_id, role, region_code)
    values (${newId()}, ${accountId}, 'office', '990102')`);
  return {
    ...{ kind: "staff", accountId, login: "office", name: "东区办人员", isExample: true },
    organisation: {
      ...{ id, name, kind: "office", level: "county", regionCode: "990102" },
      ...{ nodeCode: "990102", townshipCode: null, line: null },
    },
    sessionId: "test",
    grants: [
      {
        ...{ role: "office", regionCode: "990102", regionLevel: "county", carrierCode: null },
        ...{ organisationId: null, mayEnterFor: false },
      },
    ],
  };
}

/** Builds the county in an empty, migrated database. */
export async function buildMachineWorld(villages = 3): Promise<MachineWorld> {
  const world = await buildReportWorld(villages);
  // A village's organisation stands in its own region, which is what other systems call it by.
  return transaction(async (tx) => {
    await tx.count(sql`
      insert into region (code, name, level, parent_code, path, node_code)
      select o.township_code || lpad(row_number() over (partition by o.township_code order by o.name)::text, 3, '0'),
        o.name, 'village', o.township_code, r.path
          || o.township_code || lpad(row_number() over (partition by o.township_code order by o.name)::text, 3, '0') || '/',
        o.node_code
      from organisation o join region r on r.code = o.township_code where o.kind = 'village'`);
    await tx.count(sql`update organisation o set region_code = r.code from region r
      where r.level = 'village' and r.parent_code = o.township_code and r.name = o.name
        and o.kind = 'village'`);
    return { ...world, office: await insertOffice(tx), fed: await insertFedTasks(tx) };
  });
}

/** A key over the whole county, admitted. */
export async function callerOf(
  world: MachineWorld,
  more: Partial<NewKeyInput> = {},
): Promise<Caller> {
  const { secret } = await createKey(world.office, keyInput(world, more));
  return admitKey(world.office, { secret, address: "127.0.0.1" });
}

/** What a form for a new key would send. */
export function keyInput(world: MachineWorld, more: Partial<NewKeyInput> = {}): NewKeyInput {
  return {
    ...{ sourceName: "三资平台", tasks: Object.values(world.fed), region: "990102" },
    ...{ organisation: "", addresses: ["127.0.0.1"], validTo: "2027-06-30" },
    ...more,
  };
}

/** Sends a batch as the route does, and reads the answer. */
export async function push(
  caller: Caller,
  values: readonly unknown[],
  more: { key?: string; isAtomic?: boolean } = {},
): Promise<BatchAnswer> {
  const { text } = await takeValues(caller.actor, caller.source, {
    rows: values,
    idempotencyKey: more.key ?? newId(),
    digest: sha256(JSON.stringify(values)),
    isAtomic: more.isAtomic ?? false,
  });
  return JSON.parse(text) as BatchAnswer;
}

/** A value of a village for one of the fed tasks. */
export function fedValue(
  actor: StaffActor,
  task: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    ...{ task, organisation: actor.organisation.id, year: 2026, period: 1 },
    ...{ observedAt: "2026-11-01T08:00:00+08:00" },
    ...more,
  };
}

/** What an assignment holds. */
export interface Held {
  id: string;
  status: string;
  done: boolean;
  standing: boolean;
  onTime: boolean | null;
  revision: number;
  reopened: number;
  numerator: string | null;
  denominator: string | null;
  value: string | null;
  verified: string | null;
  source: string | null;
  observedAt: Date | null;
}

/** The assignment of a village for a fed task. */
export async function heldOf(actor: StaffActor, task: string, period = 1): Promise<Held> {
  const found = await row<Held>(sql`
    select id, status, done_at is not null as done, is_standing as standing, is_on_time as "onTime",
      revision, times_reopened as reopened, trim_scale(numerator)::text as numerator,
      trim_scale(denominator)::text as denominator, trim_scale(value)::text as value,
      trim_scale(coalesce(verified_value, verified_numerator))::text as verified,
      fed_source as source, observed_at as "observedAt"
    from assignment where organisation_id = ${actor.organisation.id}::uuid
      and root_task_id = ${task}::uuid and period = ${period}`);
  if (!found) throw new Error("no such assignment");
  return found;
}

/** How many rows a table has. */
export async function countOf(table: "report" | "verification" | "machine_batch" | "audit_entry") {
  const [found] = await rows<{ n: number }>(sql`select count(*)::int as n from ${sql.raw(table)}`);
  return found?.n ?? 0;
}
