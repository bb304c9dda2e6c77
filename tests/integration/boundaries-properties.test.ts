import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { assignmentsWithin, reachesFor } from "@/lib/access/reach";
import { draftChange, planChange } from "@/lib/domain/boundaries/commands";
import { getChange } from "@/lib/domain/boundaries/queries";
import type { DraftChangeInput } from "@/lib/domain/boundaries/schema";
import { checkCounters, isConsistent } from "@/lib/domain/counters/check/queries";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import { readTrend } from "@/lib/domain/counters/trend/queries";
import type { Figures, MapReading } from "@/lib/domain/counters/types";
import { row, rows, transaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { type BoundaryWorld, buildBoundaryWorld, thisYear } from "../support/boundary-world";
import { runs } from "../support/deep";
import { expectListed } from "../support/listed";

// Places are renamed, re-coded, merged, split and moved in any order, with work between. Afterwards figures
// add up at every level on both maps, counters are what a recount finds, nothing open is left at a place that
// is no more, and the tree is a tree. The places of one run are those that the run before left behind.

const SYSTEM = systemActor("test");
const RUNS = runs(20, 300);

let world: BoundaryWorld;
let year: number;
let today: string;
let next = 1;
const done: string[] = [];

beforeAll(async () => {
  world = await buildBoundaryWorld();
  year = await thisYear();
  today =
    (await row<{ d: string }>(sql`select (now() at time zone 'Asia/Shanghai')::date as d`))?.d ??
    "";
}, 60_000);

interface Place {
  code: string;
  name: string;
  level: "city" | "county" | "township" | "village";
  parentCode: string;
}

async function places(level: string): Promise<Place[]> {
  return rows<Place>(sql`select code, name, level, parent_code as "parentCode" from region
    where valid_to is null and level = ${level}::region_level and path like '980000/%' order by code`);
}

function freeCode(place: Place): string {
  next += 1;
  const serial = String(next).padStart(3, "0");
  if (place.level === "county") return `98${5_000 + next}`;
  return `${place.code.slice(0, -3)}${serial}`;
}

type Picker = (count: number) => number;
type Input = Record<string, unknown> & { form: DraftChangeInput["form"] };

async function rename(place: Place, pick: Picker): Promise<Input> {
  const newCode = pick(2) === 0 ? freeCode(place) : null;
  return {
    form: "region.rename",
    code: place.code,
    name: `${place.name.slice(0, 6)}${pick(90)}`,
    newCode,
  };
}

async function merge(place: Place, pick: Picker): Promise<Input | null> {
  const peers = (await places(place.level)).filter(
    ({ code, parentCode }) => parentCode === place.parentCode && code !== place.code,
  );
  const peer = peers[pick(peers.length || 1)];
  if (!peer) return null;
  const into = pick(2) === 0 ? peer.code : freeCode(peer);
  const people = pick(2) === 0 ? "end" : "follow";
  return {
    ...{ form: "region.merge", codes: [place.code, peer.code], intoCode: into },
    ...{ intoName: `合${pick(90)}`, people },
  };
}

async function split(place: Place, pick: Picker): Promise<Input> {
  const goesOn = pick(2) === 0;
  const parts = [
    { code: goesOn ? place.code : freeCode(place), name: `${place.name.slice(0, 6)}甲` },
    { code: freeCode(place), name: `${place.name.slice(0, 6)}乙` },
  ];
  const children = await rows<{ code: string }>(sql`
    select code from region where parent_code = ${place.code} and valid_to is null`);
  const takes = children
    .filter(() => pick(2) === 0)
    .map(({ code }) => ({ what: code, code: parts[1]?.code ?? "" }));
  return { form: "region.split", code: place.code, parts, takes, people: "follow" };
}

async function move(place: Place, pick: Picker): Promise<Input | null> {
  const above = { village: "township", township: "county", county: "city", city: "province" }[
    place.level
  ];
  const parents = (await places(above)).filter(({ code }) => code !== place.parentCode);
  const parent = parents[pick(parents.length || 1)];
  if (!parent) return null;
  const newCode = pick(2) === 0 ? freeCode(place) : null;
  return { form: "region.move", code: place.code, parentCode: parent.code, newCode };
}

const KINDS = [rename, merge, split, move];

async function change(pick: Picker): Promise<string> {
  const level =
    (["village", "township", "township", "county", "county"] as const)[pick(5)] ?? "village";
  const found = await places(level);
  const place = found[pick(found.length)];
  const kind = KINDS[pick(KINDS.length)];
  if (!place || !kind) return "nothing";
  const input = await kind(place, pick);
  if (!input) return "nothing";
  const common = { title: null, basis: "", effectiveOn: today };
  try {
    const { changeId } = await draftChange(world.admin, {
      ...common,
      ...input,
    } as DraftChangeInput);
    const { version } = await getChange(world.admin, changeId);
    await planChange(world.admin, { changeId, version });
    done.push(JSON.stringify(input));
    return input.form;
  } catch (error) {
    if (error instanceof AppError)
      throw new Error(
        `${input.form}: ${error.message} ${JSON.stringify(error.fields)} ${JSON.stringify(input)}`,
      );
    throw error;
  }
}

const MOVES = [
  sql`status = 'submitted', done_at = null, is_standing = false, submitted_at = now()`,
  sql`status = 'approved', done_at = now(), is_on_time = true, value = 2, is_standing = true`,
  sql`status = 'returned', done_at = null, is_standing = false, times_returned = times_returned + 1`,
  sql`status = 'exempted', done_at = null, is_standing = false`,
  sql`status = 'not_started', done_at = null, is_standing = false, is_on_time = null`,
];

/** Work on some assignments of standing organisations, whatever their state. */
async function work(pick: Picker): Promise<void> {
  const set = MOVES[pick(MOVES.length)] ?? MOVES[0];
  if (!set) return;
  const [from, step] = [pick(7), 3 + pick(4)];
  await transaction((tx) =>
    tx.count(sql`update assignment a set ${set} from organisation o
      where o.id = a.organisation_id and o.valid_to is null and a.id % ${step} = ${from}::int % ${step}
        and a.status <> 'cancelled'`),
  );
}

/** A new task asked of all standing organisations: issuing after some changes. */
async function issue(): Promise<void> {
  const [task] = world.tasks;
  const period = 3 + (next % 10);
  await transaction((tx) =>
    tx.count(sql`
      insert into assignment (task_id, root_task_id, organisation_id, year, period, node_code,
        township_code, organisation_level, organisation_kind, due_on)
      select ${task}, ${task}, o.id, ${year}, ${period}, o.node_code, o.township_code, o.level, o.kind,
        make_date(${year}, 12, 20)
      from organisation o where o.valid_to is null on conflict do nothing`),
  );
}

async function seen(regionCode: string, map: MapReading, more = {}) {
  return readMatrix(SYSTEM, { regionCode, year, period: "year", map, ...more });
}

function figuresOf(found: { total: Figures; coordination: Figures }): Figures {
  return sumFigures([found.total, found.coordination]);
}

/** Every region's figures are the sum of its rows, and each row is what its own page shows. */
async function addsUp(map: MapReading, asked: { year: number }): Promise<void> {
  const standing = await rows<{ code: string; level: string }>(sql`
    select code, level from region where level <> 'village' and valid_to is null
      and path like '980000/%' order by code`);
  for (const { code } of standing) {
    const found = await seen(code, map, asked);
    expect(sumFigures(found.rows.map(figuresOf))).toEqual(figuresOf(found.totals));
    if (map === "today") await expectListed(found, asked);
    const tasks = await listTaskFigures(SYSTEM, {
      regionCode: code,
      period: "year",
      map,
      ...asked,
    });
    expect(sumFigures(tasks.map(({ figures }) => figures))).toEqual(figuresOf(found.totals));
    if (asked.year === year) {
      const trend = await readTrend(SYSTEM, { regionCode: code, period: "year", map, ...asked });
      expect(trend.points.at(-1)?.done ?? 0).toBe(found.totals.total.done);
    }
    for (const one of found.rows.filter(({ kind, isFormer }) => kind === "region" && !isFormer)) {
      const below = await seen(one.code, map, asked);
      const where = [map, asked.year, code, one.code];
      expect([where, figuresOf(below.totals)]).toEqual([where, figuresOf(one)]);
    }
  }
}

async function treeFaults(): Promise<unknown[]> {
  return rows(sql`
    select r.code, r.path, r.node_code from region r left join region up on up.code = r.parent_code
    where r.path <> coalesce(up.path, '') || r.code || '/'
      or r.node_code <> case when r.level in ('township', 'village') then up.node_code else r.code end
      or (r.valid_to is null and up.valid_to is not null)
      or (r.valid_to is not null and not exists (select 1 from region_successor s where s.code = r.code))`);
}

/** Open work at another place than its organisation's; organisations at a place that is no more. */
async function strays(): Promise<unknown[]> {
  return rows(sql`
    select a.id, a.status, a.node_code, o.node_code as belongs from assignment a
    join organisation o on o.id = a.organisation_id join region n on n.code = o.node_code
    left join region t on t.code = o.township_code
    where n.valid_to is not null or t.valid_to is not null or t.node_code <> o.node_code
      or (a.done_at is null and a.status not in ('exempted', 'cancelled')
        and ((a.node_code, a.township_code) is distinct from (o.node_code, o.township_code)
          or (o.valid_to is not null and a.status not in ('submitted', 'approved'))))
    limit 5`);
}

/** What an office of a county reaches is what its present tree holds, and what its organisations did before. */
async function reachFaults(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const { code } of await places("county")) {
    const actor = {
      ...world.admin,
      grants: [
        { ...world.admin.grants[0], role: "office", regionCode: code, regionLevel: "county" },
      ],
    };
    const reaches = await reachesFor(actor as typeof world.admin, "assignment.read");
    found.push(
      ...(await rows(sql`
        select ${code} as code, a.id, a.node_code, o.node_code as belongs from assignment a
        join organisation o on o.id = a.organisation_id
        where (${assignmentsWithin(reaches, "a")}) <> (a.node_code = ${code} or o.node_code = ${code})
        limit 3`)),
    );
  }
  return found;
}

async function holds(): Promise<void> {
  expect(await treeFaults()).toEqual([]);
  expect(await strays()).toEqual([]);
  const check = await checkCounters(SYSTEM);
  expect(check.differences).toEqual([]);
  expect(isConsistent(check)).toBe(true);
  for (const map of ["then", "today"] as const) {
    await addsUp(map, { year });
    await addsUp(map, { year: year - 1 });
  }
  const [then, now] = [await seen("980000", "then"), await seen("980000", "today")];
  expect(figuresOf(now.totals)).toEqual(figuresOf(then.totals));
  expect(await reachFaults()).toEqual([]);
}

const STEP = fc.record({
  kind: fc.constantFrom("change", "change", "change", "work", "issue"),
  picks: fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }),
});

async function run(steps: readonly { kind: string; picks: readonly number[] }[]): Promise<void> {
  for (const { kind, picks } of steps) {
    let at = 0;
    const pick: Picker = (count) => {
      at += 1;
      return (picks[at % picks.length] ?? 0) % Math.max(1, count);
    };
    if (kind === "change") await change(pick);
    else if (kind === "work") await work(pick);
    else await issue();
  }
}

describe("random sequences of changes, with work between", () => {
  it(
    "leave every parent the sum of its children on both maps, and nothing orphaned",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(STEP, { minLength: 1, maxLength: 4 }), async (steps) => {
          await run(steps);
          await holds().catch((error: unknown) => {
            console.log(done.join("\n"));
            throw error;
          });
        }),
        { numRuns: RUNS, endOnFailure: true, seed: Number(newId().slice(-6).replace(/\D/g, "0")) },
      );
    },
    600_000 + RUNS * 15_000,
  );
});
