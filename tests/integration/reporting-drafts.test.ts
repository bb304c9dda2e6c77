import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { openDeviceKey } from "@/lib/domain/people/device-key/commands";
import { saveDraft, submitReport, withdrawReport } from "@/lib/domain/reports/commands";
import { getEntry, getHistory } from "@/lib/domain/reports/queries";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import type { ReportContent } from "@/lib/domain/reports/types";
import { approveReport } from "@/lib/domain/reviews/commands";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { refusal } from "../support/refusal";
import {
  assignmentOf,
  buildReportWorld,
  counterDifferences,
  type ReportWorld,
} from "../support/report-world";

let world: ReportWorld;

beforeAll(async () => {
  world = await buildReportWorld(3);
});

const village = (index: number): StaffActor => {
  const found = world.villages[index];
  if (!found) throw new Error("no such village");
  return found;
};

const RATIO: ReportContent = {
  ...EMPTY_CONTENT,
  ...{ numerator: "19", denominator: "20", narrative: "已整改 19 份。" },
};

const NONE: ReportContent = {
  ...EMPTY_CONTENT,
  ...{ hasNoFigure: true, numerator: "3", narrative: "台账在县里核对。" },
  explanation: "台账 9 月被调走，10 月底归还后补报",
};

async function submit(actor: StaffActor, task: string, period: number, content: ReportContent) {
  const { id, version } = await assignmentOf(actor, task, period);
  await submitReport(actor, {
    ...{ assignmentId: id, key: newId(), version, draftVersion: 0, content },
  });
  return id;
}

async function approve(id: string): Promise<void> {
  const [found] = await rows<{ version: number }>(
    sql`select version from assignment where id = ${id}`,
  );
  const version = found?.version ?? 0;
  await approveReport(world.township, {
    ...{ assignmentId: id, key: newId(), version, next: undefined },
  } as Parameters<typeof approveReport>[1]);
}

const standing = (actor: StaffActor, task: string) =>
  rows<{ period: number }>(sql`
    select period from assignment where organisation_id = ${actor.organisation.id}
      and root_task_id = ${task} and is_standing order by period`);

describe("a device's key", () => {
  it("is one for each account, made once, and kept sealed", async () => {
    const asked = await Promise.all(Array.from({ length: 6 }, () => openDeviceKey(village(0))));
    expect(new Set(asked).size).toBe(1);
    const [key = ""] = asked;
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect(await openDeviceKey(village(0))).toBe(key);
    expect(await openDeviceKey(village(1))).not.toBe(key);
    const [kept] = await rows<{ sealed: string; audited: number }>(sql`
      select device_key as sealed, (select count(*)::int from audit_entry
        where action = 'account.make_device_key' and subject_id = a.id::text) as audited
      from account a where id = ${village(0).accountId}`);
    expect(kept?.audited).toBe(1);
    expect(kept?.sealed).not.toContain(key);
  });

  it("does not open where another account's was put in its place", async () => {
    await openDeviceKey(village(1));
    await rows(sql`update account set device_key = (
      select device_key from account where id = ${village(1).accountId})
      where id = ${village(2).accountId}`);
    await expect(openDeviceKey(village(2))).rejects.toThrow();
  });

  it("is nobody's who is not signed in", async () => {
    expect((await refusal(openDeviceKey({ kind: "visitor" }))).code).toBe("forbidden");
  });
});

describe("no figure this period", () => {
  it("is stored as nothing, with its reason, and comes back as it was when taken back", async () => {
    const id = await submit(village(0), world.tasks.ratio, 4, NONE);
    const { revisions } = await getHistory(village(0), id);
    expect(revisions[0]).toMatchObject({
      ...{ numerator: null, denominator: null, value: null, explanation: NONE.explanation },
    });
    const { version } = await assignmentOf(village(0), world.tasks.ratio, 4);
    await withdrawReport(village(0), { assignmentId: id, key: newId(), version });
    expect((await getEntry(village(0), id)).content).toMatchObject({
      ...{ hasNoFigure: true, numerator: "", explanation: NONE.explanation },
    });
  });

  it("is refused without a reason", async () => {
    const { id, version } = await assignmentOf(village(0), world.tasks.flow, 2);
    const content = { ...NONE, explanation: "" };
    const input = { assignmentId: id, key: newId(), version, draftVersion: 0, content };
    expect(Object.keys((await refusal(submitReport(village(0), input))).fields)).toEqual([
      "explanation",
    ]);
  });

  it("is done, stands in no total, and lets the period before go on counting", async () => {
    const { ratio, flow } = world.tasks;
    await approve(await submit(village(1), ratio, 1, RATIO));
    await approve(await submit(village(1), ratio, 2, NONE));
    expect(await standing(village(1), ratio)).toEqual([{ period: 1 }]);
    const value = { ...EMPTY_CONTENT, value: "4", narrative: "纠治四个问题" };
    await approve(await submit(village(1), flow, 1, value));
    await approve(await submit(village(1), flow, 2, NONE));
    expect(await standing(village(1), flow)).toEqual([{ period: 1 }]);
    const [counted] = await rows<{ value: number; standing: number; approved: number }>(sql`
      select sum(value)::float8 as value, sum(standing)::int as standing,
        sum(approved)::int as approved
      from counter where root_task_id = ${flow} and node_code = '990102'`);
    expect(counted).toEqual({ value: 4, standing: 1, approved: 2 });
    await approve(await submit(village(1), ratio, 3, { ...RATIO, numerator: "20" }));
    expect(await standing(village(1), ratio)).toEqual([{ period: 3 }]);
    expect(await counterDifferences()).toEqual([]);
  });
});

describe("what a person declares", () => {
  it("is kept in the audit entry word for word", async () => {
    const id = await submit(village(2), world.tasks.ratio, 1, RATIO);
    const [entry] = await rows<{ declaration: string }>(sql`
      select after ->> 'declaration' as declaration from audit_entry
      where subject_id = ${id} and action = 'report.submit'`);
    expect(entry?.declaration).toMatch(/真实准确/);
  });
});

describe("two devices", () => {
  it("are told of each other's draft, whoever comes back later from the hills", async () => {
    const { id } = await assignmentOf(village(2), world.tasks.ratio, 2);
    await saveDraft(village(2), { assignmentId: id, version: 0, content: RATIO });
    const inTheHills = { ...RATIO, narrative: "在山里写的" };
    const atHome = { ...RATIO, narrative: "在家写的" };
    await saveDraft(village(2), { assignmentId: id, version: 1, content: atHome });
    const answer = await saveDraft(village(2), {
      ...{ assignmentId: id, version: 1, content: inTheHills },
    });
    expect(answer).toMatchObject({ state: "newer", draft: { isOwn: true, content: atHome } });
    const kept = await saveDraft(village(2), {
      ...{ assignmentId: id, version: 2, content: inTheHills },
    });
    expect(kept).toMatchObject({ state: "saved", version: 3 });
  });
});
