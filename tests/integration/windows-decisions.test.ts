import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { listHappenings } from "@/lib/domain/adjustments/happenings/queries";
import { getAssignment } from "@/lib/domain/assignments/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { saveDraft, submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { exemptAssignment, readmitAssignment } from "@/lib/domain/windows/exemptions/commands";
import { decideOpening, openWindow, requestOpening } from "@/lib/domain/windows/openings/commands";
import {
  countWaitingOpenings,
  listOpenExceptions,
  listWaitingOpenings,
} from "@/lib/domain/windows/openings/queries";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { makeAccount, personWith, signedIn } from "../support/people-world";
import { refusal } from "../support/refusal";
import {
  assignmentOf,
  buildReportWorld,
  counterDifferences,
  type ReportWorld,
} from "../support/report-world";

let world: ReportWorld;
let office: StaffActor;
let strangeOffice: StaffActor;
let today: Day;

const CONTENT = {
  ...EMPTY_CONTENT,
  ...{ numerator: "19", denominator: "20", narrative: "已完成整改 19 份。" },
};

beforeAll(async () => {
  world = await buildReportWorld(6);
  office = (await personWith("office", "990102")).actor;
  strangeOffice = (await personWith("office", "990103")).actor;
  today = (await getClock(office)).today;
  // Everything closes five days after its day.
  await rows(sql`insert into window_rule (id, region_code, closes_after, set_by_name)
    values (${newId()}, '990100', 5, '试')`);
});

const village = (index: number): StaffActor => {
  const found = world.villages[index];
  if (!found) throw new Error("no such village");
  return found;
};

/** An assignment whose window closed yesterday, as its village sees it. */
async function closed(index: number, period = 1) {
  const { id } = await assignmentOf(village(index), world.tasks.ratio, period);
  await rows(sql`update assignment set due_on = ${addDays(today, -6)}::date where id = ${id}`);
  return { ...(await assignmentOf(village(index), world.tasks.ratio, period)), id };
}

const ask = (actor: StaffActor, id: string) =>
  requestOpening(actor, { assignmentId: id, reason: "防汛停电，台账补齐晚了", key: newId() });

async function answer(
  actor: StaffActor,
  id: string,
  decision: "open" | "refuse",
  until = addDays(today, 7),
) {
  const found = (await listWaitingOpenings(actor)).find((one) => one.assignmentId === id);
  if (!found) throw new Error("nothing waits");
  const note = decision === "refuse" ? "已过统计期，随下期报送" : "";
  const input = { openingId: found.id, version: found.version, decision, note, key: newId() };
  return decideOpening(actor, { ...input, until: decision === "open" ? until : "" });
}

const told = (actor: StaffActor, kind: string) =>
  rows<{ title: string }>(sql`select title from notification
    where organisation_id = ${actor.organisation.id} and kind = ${kind} order by created_at desc`);

describe("a closed window", () => {
  it("is opened on request until a day, for one assignment, and takes its report late", async () => {
    const { id } = await closed(0);
    await ask(village(0), id);
    expect((await getAssignment(village(0), id)).isOpeningAsked).toBe(true);
    expect((await refusal(ask(village(0), id))).message).toContain("已有一份");
    expect(await countWaitingOpenings(world.lead)).toBe(1);
    await answer(world.lead, id, "open");
    const { window, version } = await getAssignment(village(0), id);
    expect(window).toMatchObject({ state: "open", openedUntil: addDays(today, 7) });
    expect((await told(village(0), "opening.opened"))[0]?.title).toContain("已开窗");
    expect((await listOpenExceptions(office)).map((one) => one.assignmentId)).toContain(id);
    const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content: CONTENT };
    expect(await submitReport(village(0), input)).toMatchObject({ isOnTime: false });
    expect(await listOpenExceptions(office)).toEqual([]);
    const kinds = (await listHappenings(village(0), id)).map((one) => one.kind);
    expect(kinds).toEqual(expect.arrayContaining(["opening_asked", "opened"]));
  });

  it("stays closed where the request is refused, and says why", async () => {
    const { id } = await closed(1);
    await ask(village(1), id);
    await answer(office, id, "refuse");
    expect((await getAssignment(village(1), id)).window.state).toBe("closed");
    expect((await told(village(1), "opening.refused"))[0]?.title).toContain("随下期报送");
    await ask(village(1), id);
    expect(await countWaitingOpenings(office)).toBe(1);
    await answer(office, id, "refuse");
  });

  it("is answered once by whoever is first", async () => {
    const { id } = await closed(2);
    await ask(village(2), id);
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        answer(index % 2 === 0 ? office : world.lead, id, index % 3 === 0 ? "refuse" : "open"),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const decided = await rows(sql`select 1 from audit_entry
      where subject_id = ${id} and action in ('opening.open', 'opening.refuse')`);
    expect(decided).toHaveLength(1);
  });

  it("is opened without a request by the office, and given a later day", async () => {
    const { id, version } = await closed(3);
    const until = addDays(today, 3);
    const input = { assignmentId: id, version, until, note: "系统故障", key: newId() };
    await openWindow(office, input);
    expect(await openWindow(office, input)).toEqual({ assignmentId: id });
    const again = await assignmentOf(village(3), world.tasks.ratio, 1);
    const later = { ...input, version: again.version, until: addDays(today, 9), key: newId() };
    await openWindow(office, later);
    const listed = (await listOpenExceptions(office)).filter((one) => one.assignmentId === id);
    expect(listed.map((one) => one.untilOn)).toEqual([addDays(today, 9)]);
    expect((await refusal(ask(village(3), id))).message).toContain("可以直接提交");
  });

  it("is nobody else's to open, and never for longer than ninety days", async () => {
    const { id, version } = await closed(4);
    const input = { assignmentId: id, version, until: today, note: "试", key: newId() };
    expect((await refusal(openWindow(village(4), input))).code).toBe("forbidden");
    expect((await refusal(openWindow(strangeOffice, input))).code).toBe("not_found");
    expect((await refusal(ask(world.neighbour, id))).code).toBe("not_found");
    await ask(village(4), id);
    expect(await listWaitingOpenings(strangeOffice)).toEqual([]);
    const [waits] = await rows<{ openingId: string; version: number }>(sql`
      select id as "openingId", version from window_opening where assignment_id = ${id}`);
    const say = { decision: "refuse" as const, until: "", note: "试", key: newId() };
    const asked = { openingId: waits?.openingId ?? "", version: waits?.version ?? 0, ...say };
    expect((await refusal(decideOpening(strangeOffice, asked))).code).toBe("not_found");
    expect((await refusal(decideOpening(village(4), asked))).code).toBe("forbidden");
    const far = await refusal(answer(office, id, "open", addDays(today, 91)));
    expect(far.fields).toHaveProperty("until");
    await answer(office, id, "refuse");
  });

  it("is not opened by whoever asked for it", async () => {
    const home = office.organisation.id;
    const accountId = await transaction((tx) =>
      makeAccount(tx, home, [
        { role: "office", regionCode: "990102" },
        { role: "reporter", regionCode: "990102001", mayEnterFor: true },
      ]),
    );
    const both = (await signedIn(accountId)).actor;
    const { id } = await closed(5);
    await rows(sql`insert into window_opening (id, assignment_id, reason, requested_by_id,
        requested_by_name) values (${newId()}, ${id}, '试', ${accountId}, '试')`);
    expect((await refusal(answer(both, id, "open"))).code).toBe("forbidden");
    expect(await countWaitingOpenings(both)).toBe(0);
    expect(await countWaitingOpenings(office)).toBe(1);
  });

  it("of a closed year is opened by nobody", async () => {
    const { id, version } = await closed(5, 2);
    await rows(sql`update assignment set closed_from = ${today}::date where id = ${id}`);
    const input = { assignmentId: id, version, until: today, note: "试", key: newId() };
    expect((await refusal(openWindow(office, input))).message).toContain("年度已关闭");
    expect((await refusal(ask(village(5), id))).message).toContain("年度已关闭");
    await rows(sql`update assignment set closed_from = null where id = ${id}`);
  });
});

describe("an exemption", () => {
  it("leaves every denominator, keeps the draft, and is taken back to where it stood", async () => {
    const { id } = await assignmentOf(village(0), world.tasks.ratio, 3);
    await saveDraft(village(0), { assignmentId: id, version: 0, content: CONTENT });
    const before = await assignmentOf(village(0), world.tasks.ratio, 3);
    const input = { assignmentId: id, version: before.version, reason: "村已撤并", key: newId() };
    await exemptAssignment(office, input);
    const exempt = await assignmentOf(village(0), world.tasks.ratio, 3);
    expect(exempt.status).toBe("exempted");
    expect(await counterDifferences()).toEqual([]);
    expect((await told(village(0), "assignment.exempted"))[0]?.title).toContain("村已撤并");
    const typed = { assignmentId: id, version: 1, content: CONTENT };
    expect((await refusal(saveDraft(village(0), typed))).message).toContain("免报");
    const stale = { ...input, key: newId() };
    expect((await refusal(readmitAssignment(office, stale))).code).toBe("conflict");
    const back = { ...input, version: exempt.version, reason: "撤并未实施", key: newId() };
    await readmitAssignment(office, back);
    expect((await assignmentOf(village(0), world.tasks.ratio, 3)).status).toBe("drafting");
    expect(await counterDifferences()).toEqual([]);
    const events = await rows<{ from: string; to: string; reason: string }>(sql`
      select from_status as from, to_status as to, reason from assignment_event
      where assignment_id = ${id} order by id desc limit 2`);
    expect(events).toEqual([
      { from: "exempted", to: "drafting", reason: expect.stringContaining("撤并未实施") },
      { from: "drafting", to: "exempted", reason: expect.stringContaining("村已撤并") },
    ]);
    expect(await saveDraft(village(0), typed)).toMatchObject({ state: "saved" });
  });

  it("is the office's alone, and not for what was submitted", async () => {
    const { id, version } = await assignmentOf(village(1), world.tasks.ratio, 3);
    const input = { assignmentId: id, version, reason: "试", key: newId() };
    for (const actor of [village(1), world.township, world.lead]) {
      expect((await refusal(exemptAssignment(actor, input))).code).toBe("forbidden");
      expect((await refusal(readmitAssignment(actor, input))).code).toBe("forbidden");
    }
    expect((await refusal(exemptAssignment(strangeOffice, input))).code).toBe("not_found");
    await submitReport(village(1), { ...input, draftVersion: 0, content: CONTENT });
    const shown = await assignmentOf(village(1), world.tasks.ratio, 3);
    const late = { ...input, version: shown.version, key: newId() };
    expect((await refusal(exemptAssignment(office, late))).message).toContain("不能免报");
  });
});
