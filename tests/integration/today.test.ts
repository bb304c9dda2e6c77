import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { getToday } from "@/lib/domain/today/queries";
import type { TodayView } from "@/lib/domain/today/types";
import { WORK_LABELS } from "@/lib/domain/today/works/labels";
import { WORK_KINDS } from "@/lib/domain/today/works/types";
import { requestOpening } from "@/lib/domain/windows/openings/commands";
import { rows } from "@/lib/platform/db";
import type { Role } from "@/lib/platform/generated/prisma/enums";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { personWith } from "../support/people-world";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";
import { countStatements } from "../support/statements";

let world: ReportWorld;

const village = (index: number): StaffActor => {
  const found = world.villages[index];
  if (!found) throw new Error("no such village");
  return found;
};

const COUNTY = "990102";
const ROLES: Role[] = [
  ...(["reporter", "unit_head", "lead_unit", "office", "supervisor", "resident_group"] as const),
  ...(["sys_admin", "sec_admin", "audit_admin", "inspector"] as const),
];
const people = new Map<Role, StaffActor>();

beforeAll(async () => {
  world = await buildReportWorld(8);
  await rows(sql`insert into carrier (code, name, short, glyph, position)
    values ('school', '清廉学校', '学校', '学', 6) on conflict do nothing`);
  await rows(
    sql`update task_list set year = extract(year from now() at time zone 'Asia/Shanghai')::int`,
  );
  await rows(
    sql`update assignment set year = extract(year from now() at time zone 'Asia/Shanghai')::int`,
  );
  for (const role of ROLES) people.set(role, (await personWith(role, COUNTY)).actor);
});

const kindsOf = (day: TodayView) => day.works.map((work) => work.kind);

async function submit(actor: StaffActor, period: number) {
  const { id, version } = await assignmentOf(actor, world.tasks.ratio, period);
  const content = {
    ...EMPTY_CONTENT,
    numerator: "19",
    denominator: "20",
    narrative: "整改 19 份。",
  };
  const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content };
  await submitReport(actor, input);
}

describe("the day of", () => {
  it.each(ROLES)("%s has a page of its own without what others may see", async (role) => {
    const actor = people.get(role);
    if (!actor) throw new Error("nobody");
    const day = await getToday(actor);
    expect(day.works.every((work) => work.count > 0)).toBe(true);
    const isAdministrator = role.endsWith("_admin") || role === "inspector";
    expect(day.enters).toBe(!isAdministrator);
    if (isAdministrator) expect([day.rows, day.grids, day.toAcknowledge]).toEqual([[], [], []]);
    const work = ["review", "acceptance", "doubt", "opening", "adjustment", "voice", "list"];
    if (role.endsWith("_admin"))
      expect(kindsOf(day).filter((kind) => work.includes(kind))).toEqual([]);
  });

  it("a reporter shows exactly what its counters count", async () => {
    await submit(village(0), 1);
    const day = await getToday(village(0));
    const open = day.rows.filter((row) => row.group !== "waiting" && row.group !== "done");
    expect(day.shown.all).toBe(open.length);
    expect(day.shown.overdue).toBe(open.filter((row) => row.light === "overdue").length);
    expect(day.shown.overdue).toBeGreaterThan(0);
    expect(day.rows.filter((row) => row.group === "waiting")).toHaveLength(1);
  });

  it("a township shows a task of many villages as one line", async () => {
    const day = await getToday(world.township);
    const line = day.grids.find((grid) => grid.rootTaskId === world.tasks.yesNo);
    expect(line).toMatchObject({ total: 8, open: 8, light: "overdue", group: "urgent" });
    expect(new Set(day.grids.map((grid) => `${grid.rootTaskId} ${grid.period}`)).size).toBe(
      day.grids.length,
    );
    expect(day.shown.overdue).toBe(1);
    expect(kindsOf(day)).toEqual(["review"]);
  });

  it("a lead and an office count what waits for them, also what a village asks for", async () => {
    await rows(sql`insert into window_rule (id, region_code, frequency, closes_after, set_by_name)
      values (${newId()}, ${COUNTY}, 'annual', 0, '试')`);
    const { id } = await assignmentOf(village(1), world.tasks.yesNo);
    const before = (await getToday(village(1))).rows.find((row) => row.id === id);
    expect(before).toMatchObject({ group: "urgent", window: { state: "closed" } });
    await requestOpening(village(1), { assignmentId: id, reason: "补报", key: newId() });
    const after = (await getToday(village(1))).rows.find((row) => row.id === id);
    expect(after).toMatchObject({ group: "waiting", isOpeningAsked: true });
    for (const actor of [world.lead, people.get("office")]) {
      if (!actor) throw new Error("nobody");
      const opening = (await getToday(actor)).works.find((work) => work.kind === "opening");
      expect(opening?.count).toBe(1);
    }
  });

  it("the system administrator counts those who cannot sign in", async () => {
    const admin = people.get("sys_admin");
    if (!admin) throw new Error("nobody");
    expect(kindsOf(await getToday(admin))).not.toContain("locked");
    await rows(sql`insert into sign_in_attempt (login, address, failures, last_at, locked_until)
      values (${village(2).login}, '127.0.0.1', 5, now(), now() + interval '1 hour')`);
    const locked = (await getToday(admin)).works.find((work) => work.kind === "locked");
    expect(locked?.count).toBe(1);
  });
});

// A village, a township, a lead unit, an office: 10, 17, 45 and 38 when this was written; waiting orders and
// circulars have added one statement each since, waiting topics two (they and the measure of their voices).
const MOST = [16, 24, 54, 54];

describe("reading a day", () => {
  it("takes as many statements for much as for little", async () => {
    const readers = [village(3), world.township, world.lead, people.get("office")];
    for (const [index, actor] of readers.entries()) {
      if (!actor) throw new Error("nobody");
      const few = await countStatements(() => getToday(actor));
      for (const period of [1, 2, 3]) await submit(village(3 + index), period);
      expect(await countStatements(() => getToday(actor))).toBe(few);
      expect(few).toBeLessThanOrEqual(MOST[index] ?? 0);
    }
  });

  it("has words and a way for every kind of work", () => {
    for (const kind of WORK_KINDS) {
      const { title, verb, href } = WORK_LABELS[kind];
      expect(`${title}${verb}`).toMatch(/^\p{Script=Han}+$/u);
      expect(href).toMatch(/^\/desk\//);
    }
  });
});
