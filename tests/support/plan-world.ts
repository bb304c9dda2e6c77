import pg from "pg";
import type { StaffActor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { ownerUrl } from "./database";
import { buildReportWorld, type ReportWorld } from "./report-world";

/*
 * A province of some size for measuring plans: counties of four townships with fifteen villages each,
 * thirty quarterly tasks, everything that a list shows. It can grow by further counties, and what one
 * county's people are shown must then cost what it cost before.
 */

const TOWNSHIPS = 4;
const VILLAGES = 15;
const TASKS = 30;
/** Notices, deliveries and materials beside the reports; each more than ten thousand when grown. */
const OTHERS = 12_000;

/** The world and who looks at it. */
export interface PlanWorld extends ReportWorld {
  office: StaffActor;
  administrator: StaffActor;
  provinceLead: StaffActor;
  countyLead: StaffActor;
}

async function insertList(): Promise<void> {
  const list = newId();
  await rows(sql`insert into task_list (id, kind, carrier_code, region_code, year, title)
    values (${list}, 'task', 'village', '990100', 2026, '大清单')`);
  await rows(sql`
    insert into task (id, list_id, root_task_id, position, code, title, measure, indicator_name, unit,
      form, accumulation, direction, target, numerator_name, denominator_name, source, frequency,
      due_dates, levels, asked, asked_levels, disclosure, minutes, basis, responsibilities,
      evidence_hint, cooperating_units)
    select id, ${list}, id, n, 'DA-' || n, '大任务' || n, '逐项核查', '整改率', '%', 'ratio',
      'cumulative', 'increase', 90, '已整改', '排查出', 'report', 'quarterly',
      '{03-31,06-30,09-30,12-31}', '{village}', 'lowest', '{village}', 'public', 5, '[]', '{primary}',
      '{}', '{}'
    from (select gen_random_uuid() as id, n from generate_series(1, ${TASKS}) n) made`);
  await rows(sql`update task_list set status = 'issued', issued_at = now() where id = ${list}`);
}

async function insertRegions(from: number, to: number): Promise<void> {
  const county = sql`'9904' || lpad(n::text, 2, '0')`;
  await rows(sql`insert into region (code, name, level, parent_code, path, node_code)
    select ${county}, '大县' || n, 'county', '990100', '990000/990100/' || ${county} || '/', ${county}
    from generate_series(${from}::int, ${to}::int) n`);
  await rows(sql`insert into region (code, name, level, parent_code, path, node_code)
    select ${county} || '00' || m, '大乡' || m, 'township', ${county},
      '990000/990100/' || ${county} || '/' || ${county} || '00' || m || '/', ${county}
    from generate_series(${from}::int, ${to}::int) n, generate_series(1, ${TOWNSHIPS}) m`);
  await rows(sql`
    insert into organisation (id, name, kind, level, region_code, node_code, township_code)
    select gen_random_uuid(), '大村' || m || '之' || v, 'village', 'village', ${county} || '00' || m,
      ${county}, ${county} || '00' || m
    from generate_series(${from}::int, ${to}::int) n, generate_series(1, ${TOWNSHIPS}) m,
      generate_series(1, ${VILLAGES}) v`);
}

// Of each kind some, so that every tab and every light has something to show.
const STATUS = sql`(array['not_started', 'drafting', 'submitted', 'submitted', 'returned', 'approved'])
  [1 + (row_number() over ())::int % 6]::assignment_status`;

async function insertWork(): Promise<void> {
  await rows(sql`
    insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
      township_code, organisation_level, organisation_kind, due_on, status, revision, submitted_at,
      done_at, approved_in, is_doubted, times_returned, is_on_time)
    select made.task_id, made.task_id, made.organisation_id, 2026, made.period, made.node_code,
      made.township_code, 'village', 'village', make_date(2026, made.period * 3, 28), made.status,
      case when made.status in ('not_started', 'drafting') then 0 else 1 end,
      case when made.status in ('not_started', 'drafting') then null
        else now() - random() * interval '9 days' end,
      case when made.status = 'approved' and made.period < 3 then now() end,
      case when made.status = 'approved' and made.period >= 3 then made.township_code end,
      made.status = 'submitted' and random() < 0.1,
      case when made.status = 'returned' or random() < 0.2 then 1 else 0 end, true
    from (
      select t.id as task_id, o.id as organisation_id, o.node_code, o.township_code, p as period,
        ${STATUS} as status
      from task t join task_list l on l.id = t.list_id cross join organisation o
      cross join generate_series(1, 4) p
      where l.title = '大清单' and o.kind = 'village'
        and not exists (select 1 from assignment a where a.organisation_id = o.id and a.task_id = t.id)
    ) made`);
  await rows(sql`
    insert into report (id, assignment_id, revision, numerator, denominator, narrative, receipt_no,
      submitted_by_id, submitted_by_name, is_on_time, submitted_at)
    select gen_random_uuid(), a.id, 1, 9, 10, '本期合同已核对，公开栏已更新，编号' || a.id,
      '20260101-' || lpad((1000000 + a.id)::text, 7, '0'), gen_random_uuid(), '填报员', true,
      a.submitted_at
    from assignment a where a.revision = 1
      and not exists (select 1 from report r where r.assignment_id = a.id)`);
}

async function insertOthers(world: ReportWorld): Promise<void> {
  const [village] = world.villages;
  const own = village?.organisation.id ?? "";
  const whose = sql`case when n % 40 = 0 then ${own}::uuid else o.ids[1 + n % o.many] end`;
  const all = sql`generate_series(1, ${OTHERS}) n,
    (select array_agg(id) as ids, count(*)::int as many from organisation) o`;
  await rows(sql`insert into notification (id, organisation_id, kind, title, link, created_at)
    select gen_random_uuid(), ${whose}, 'report_submitted', '消息' || n, '/desk/today',
      now() - n * interval '1 minute' from ${all}`);
  await rows(sql`insert into evidence (id, organisation_id, sha256, kind, media_type, size, file_name,
      uploaded_by_id, uploaded_at)
    select gen_random_uuid(), ${whose}, md5(random()::text) || md5(random()::text), 'image',
      'image/jpeg', 100, '照片' || n || '.jpg', gen_random_uuid(), now() - n * interval '1 minute'
    from ${all}`);
  await rows(sql`insert into delivery (id, channel, organisation_id, address, subject, body, kind,
      state, created_at)
    select gen_random_uuid(), 'email', ${whose}, '', '摘要', '', 'digest', 'sent',
      now() - n * interval '1 minute' from ${all}`);
  await rows(sql`insert into window_opening (id, assignment_id, reason, requested_at)
    select gen_random_uuid(), a.id, '当时停电', now() - a.id * interval '1 second'
    from assignment a where a.status = 'not_started' and random() < 0.2
      and not exists (select 1 from window_opening w where w.assignment_id = a.id)`);
}

/** Lets the planner know its tables: only their owner may. */
export async function analyse(): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("vacuum analyze");
  await owner.end();
}

function inCounty(lead: StaffActor, regionCode: string): StaffActor {
  const grants = lead.grants.map((grant) => ({ ...grant, regionCode }));
  return { ...lead, accountId: newId(), grants };
}

function inProvince(lead: StaffActor, role: Role, carrierCode: string | null = null): StaffActor {
  const region = { regionCode: "990000", regionLevel: "province" as const };
  const grant = { ...region, role, carrierCode, organisationId: null, mayEnterFor: false };
  return { ...lead, accountId: newId(), grants: [grant] };
}

/** Lays out the province with its first counties. */
export async function buildPlanWorld(counties: number): Promise<PlanWorld> {
  const world = await buildReportWorld();
  await insertList();
  await insertRegions(1, counties);
  await insertWork();
  await insertOthers(world);
  await analyse();
  return {
    ...world,
    office: inProvince(world.lead, "office"),
    administrator: inProvince(world.lead, "sys_admin"),
    countyLead: inCounty(world.lead, "990401"),
    provinceLead: inProvince(world.lead, "lead_unit", "village"),
  };
}

/** Adds further counties with everything in them. */
export async function growPlanWorld(world: ReportWorld, from: number, to: number): Promise<void> {
  await insertRegions(from, to);
  await insertWork();
  await insertOthers(world);
  await analyse();
}
