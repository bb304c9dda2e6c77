import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { sweepAnswers } from "@/lib/domain/machine/batches/commands";
import type { Caller } from "@/lib/domain/machine/keys/queries";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import {
  buildMachineWorld,
  callerOf,
  countOf,
  fedValue,
  heldOf,
  type MachineWorld,
  push,
} from "../support/machine-world";
import { refusal } from "../support/refusal";
import { counterDifferences } from "../support/report-world";

let world: MachineWorld;
let caller: Caller;
let village: StaffActor;
let other: StaffActor;
let nextPeriod = 1;

beforeAll(async () => {
  world = await buildMachineWorld(8);
  caller = await callerOf(world);
});

// Each test has villages of its own, so that what one leaves does not stand in another's way.
beforeEach(() => {
  village = world.villages[nextPeriod % 8] as StaffActor;
  other = world.villages[(nextPeriod + 1) % 8] as StaffActor;
  nextPeriod += 1;
});

const ratio = (actor: StaffActor, more: Record<string, unknown> = {}) =>
  fedValue(actor, "XT-01", { numerator: 19, denominator: "20", ...more });

describe("a value that is taken", () => {
  it("becomes an immutable revision, done and verified, with its source and time", async () => {
    const before = { reports: await countOf("report"), audits: await countOf("audit_entry") };
    const answer = await push(caller, [ratio(village, { period: 4, note: "含补录" })]);
    expect(answer).toMatchObject({ received: 1, taken: 1, unchanged: 0, refused: 0, errors: [] });
    const held = await heldOf(village, world.fed.ratio, 4);
    expect(held).toMatchObject({
      ...{ status: "approved", done: true, standing: true, onTime: true, revision: 1 },
      ...{ numerator: "19", denominator: "20", value: null, verified: "19", source: "三资平台" },
    });
    expect(held.observedAt?.toISOString()).toBe("2026-11-01T00:00:00.000Z");
    const [report] = await rows(sql`
      select origin, source_name, narrative, submitted_by_id from report where assignment_id = ${held.id}`);
    expect(report).toEqual({
      ...{ origin: "system", source_name: "三资平台", submitted_by_id: caller.source.id },
      narrative: "由三资平台提供，数据时间 11 月 1 日 08:00。含补录",
    });
    expect(await countOf("report")).toBe(before.reports + 1);
    expect(await countOf("audit_entry")).toBe(before.audits + 1);
    expect(await counterDifferences()).toEqual([]);
  });

  it("is late after the due day, and stays so when it is corrected", async () => {
    await push(caller, [ratio(village, { period: 1 })]);
    expect((await heldOf(village, world.fed.ratio, 1)).onTime).toBe(false);
    await push(caller, [ratio(village, { period: 1, numerator: 20 })]);
    expect((await heldOf(village, world.fed.ratio, 1)).onTime).toBe(false);
  });

  it("changes nothing when it is the same, and makes the next revision when it differs", async () => {
    await push(caller, [ratio(village, { period: 2 })]);
    const same = await push(caller, [ratio(village, { period: 2, numerator: "19.0" })]);
    expect(same).toMatchObject({ taken: 0, unchanged: 1 });
    const changed = await push(caller, [ratio(village, { period: 2, numerator: 18 })]);
    expect(changed).toMatchObject({ taken: 1, unchanged: 0 });
    const held = await heldOf(village, world.fed.ratio, 2);
    expect(held).toMatchObject({ revision: 2, reopened: 1, numerator: "18", verified: "18" });
    expect(await counterDifferences()).toEqual([]);
  });

  it("stands alone of a stock figure: the last done period, whatever comes first", async () => {
    const stock = (period: number, value: number) => fedValue(village, "XT-02", { period, value });
    await push(caller, [stock(3, 30), stock(1, 10)]);
    await push(caller, [stock(2, 20)]);
    const standing = await Promise.all(
      [1, 2, 3, 4].map(async (period) => (await heldOf(village, world.fed.stock, period)).standing),
    );
    expect(standing).toEqual([false, false, true, false]);
    await push(caller, [stock(4, 40)]);
    expect((await heldOf(village, world.fed.stock, 3)).standing).toBe(false);
    expect((await heldOf(village, world.fed.stock, 4)).standing).toBe(true);
    expect(await counterDifferences()).toEqual([]);
  });

  it("may be named by region code, id of the task and id of the organisation", async () => {
    const [region] = await rows<{ code: string }>(
      sql`select region_code as code from organisation where id = ${village.organisation.id}`,
    );
    const named = { organisation: region?.code, task: world.fed.score, value: "88.5", period: 3 };
    expect(await push(caller, [fedValue(village, "", named)])).toMatchObject({
      taken: 1,
      errors: [],
    });
    expect((await heldOf(village, world.fed.score, 3)).value).toBe("88.5");
  });

  it("may be named by credit code, and is refused where two units carry the same", async () => {
    const code = "52420600MJH0000A1X";
    await rows(
      sql`update organisation set credit_code = ${code} where id = ${village.organisation.id}`,
    );
    const row = fedValue(village, "XT-04", {
      organisation: code.toLowerCase(),
      value: 1,
      period: 4,
    });
    expect(await push(caller, [row])).toMatchObject({ taken: 1 });
    await rows(
      sql`update organisation set credit_code = ${code} where id = ${other.organisation.id}`,
    );
    const twice = await push(caller, [row]);
    expect(twice.errors[0]).toMatchObject({ field: "organisation", code: "ambiguous" });
    await rows(sql`update organisation set credit_code = null where credit_code = ${code}`);
  });
});

describe("a row that is refused", () => {
  const cases: [string, (actor: StaffActor) => unknown, string | null, string][] = [
    ["an unknown task", (a) => ratio(a, { task: "XT-99" }), "task", "not_found"],
    ["a task that people report", (a) => ratio(a, { task: "CJ-04" }), "task", "not_found"],
    ["another year", (a) => ratio(a, { year: 2031 }), "task", "not_found"],
    [
      "an unknown unit",
      (a) => ratio(a, { organisation: "990102999999" }),
      "organisation",
      "not_found",
    ],
    ["a unit elsewhere", () => ratio(world.neighbour), "organisation", "not_found"],
    ["a period that is none", (a) => ratio(a, { period: 5 }), "period", "invalid"],
    ["period 13", (a) => ratio(a, { period: 13 }), "period", "invalid"],
    ["a value for a ratio", (a) => ratio(a, { value: 1 }), "value", "invalid"],
    ["no denominator", (a) => ratio(a, { denominator: undefined }), "denominator", "invalid"],
    ["numerator above denominator", (a) => ratio(a, { numerator: 21 }), "numerator", "invalid"],
    ["a negative figure", (a) => ratio(a, { numerator: -1 }), "numerator", "invalid"],
    ["a huge figure", (a) => ratio(a, { numerator: 1e300 }), "numerator", "invalid"],
    ["NaN as text", (a) => ratio(a, { numerator: "NaN" }), "numerator", "invalid"],
    ["null", (a) => ratio(a, { numerator: null }), "numerator", "invalid"],
    ["five decimals", (a) => ratio(a, { numerator: 1.23456 }), "numerator", "invalid"],
    [
      "a number beyond exactness",
      (a) => ratio(a, { numerator: 1, denominator: 12345678901234.56 }),
      "denominator",
      "invalid",
    ],
    ["half a count", (a) => fedValue(a, "XT-02", { value: 1.5 }), "value", "invalid"],
    ["a score of 101", (a) => fedValue(a, "XT-04", { value: 101 }), "value", "invalid"],
    ["a yes of 2", (a) => fedValue(a, "XT-03", { value: 2 }), "value", "invalid"],
    [
      "a figure beside a value",
      (a) => fedValue(a, "XT-02", { value: 1, numerator: 1 }),
      "numerator",
      "invalid",
    ],
    ["an unknown field", (a) => ratio(a, { remark: "x" }), null, "invalid"],
    ["NUL in a note", (a) => ratio(a, { note: "a\u0000b" }), "note", "invalid"],
    [
      "a time without zone",
      (a) => ratio(a, { observedAt: "2026-11-01 08:00" }),
      "observedAt",
      "invalid",
    ],
    [
      "a time to come",
      (a) => ratio(a, { observedAt: "2091-01-01T00:00:00Z" }),
      "observedAt",
      "invalid",
    ],
    ["no object", () => "a row", null, "invalid"],
  ];

  it.each(cases)("%s", async (_name, rowFor, field, code) => {
    const answer = await push(caller, [rowFor(village)]);
    expect(answer).toMatchObject({ received: 1, taken: 0, refused: 1 });
    expect(answer.errors).toMatchObject([{ index: 0, field, code }]);
    expect(answer.errors[0]?.message).toMatch(/[\u4e00-\u9fff]{4}/);
  });

  it("says the same of what lies elsewhere and of what does not exist", async () => {
    const rowsSent = [ratio(world.neighbour), ratio(village, { organisation: newId() })];
    const { errors } = await push(caller, rowsSent);
    expect(errors[0]?.message).toBe(errors[1]?.message);
  });

  it("leaves the good rows of its batch alone, and answers in the order sent", async () => {
    const answer = await push(caller, [
      ratio(village, { period: 3, numerator: 21 }),
      ratio(village, { period: 3 }),
      ratio(village, { period: 3, numerator: 1 }),
      ratio(other, { task: "XT-99" }),
    ]);
    expect(answer).toMatchObject({ received: 4, taken: 1, refused: 3 });
    expect(answer.errors.map(({ index, code }) => [index, code])).toEqual([
      [0, "invalid"],
      [2, "duplicate"],
      [3, "not_found"],
    ]);
  });

  it("keeps the whole batch back where all or none was asked", async () => {
    const sent = [fedValue(village, "XT-04", { value: 3, period: 2 }), ratio(other, { task: "?" })];
    const answer = await push(caller, sent, { isAtomic: true });
    expect(answer).toMatchObject({ taken: 0, refused: 2, errors: [{ index: 1 }] });
    expect((await heldOf(village, world.fed.score, 2)).done).toBe(false);
  });

  it("is older than what stands", async () => {
    await push(caller, [fedValue(village, "XT-04", { value: 50 })]);
    const older = { value: 40, observedAt: "2026-10-01T00:00:00Z" };
    const { errors } = await push(caller, [fedValue(village, "XT-04", older)]);
    expect(errors).toMatchObject([{ code: "outdated", field: "observedAt" }]);
    expect((await heldOf(village, world.fed.score)).value).toBe("50");
  });

  it("is for an exempted or cancelled assignment, or one that people are asked for", async () => {
    const at = sql`organisation_id = ${village.organisation.id} and root_task_id = ${world.fed.yesNo}`;
    const send = async () =>
      (await push(caller, [fedValue(village, "XT-03", { value: 1 })])).errors;
    for (const status of ["exempted", "cancelled"]) {
      await rows(sql`update assignment set status = ${status}::assignment_status where ${at}`);
      expect(await send()).toMatchObject([{ code: "dropped" }]);
    }
    await rows(sql`update assignment set status = 'not_started', awaiting = false where ${at}`);
    expect(await send()).toMatchObject([{ code: "not_found", field: null }]);
    await rows(sql`update assignment set awaiting = true, closed_from = '2020-01-01' where ${at}`);
    expect(await send()).toMatchObject([{ code: "closed" }]);
    await rows(sql`update assignment set closed_from = null where ${at}`);
    expect(await counterDifferences()).toEqual([]);
  });
});

describe("a batch under its key", () => {
  it("is answered with the same bytes again and changes nothing", async () => {
    const sent = [ratio(other, { period: 4, numerator: 3 }), ratio(other, { task: "?" })];
    const key = newId();
    const first = await push(caller, sent, { key });
    const counts = [await countOf("report"), await countOf("audit_entry")];
    expect(await push(caller, sent, { key })).toEqual(first);
    expect([await countOf("report"), await countOf("audit_entry")]).toEqual(counts);
  });

  it("is a conflict with another content", async () => {
    const key = newId();
    await push(caller, [ratio(other, { task: "?" })], { key });
    const again = await refusal(push(caller, [ratio(other, { task: "!" })], { key }));
    expect(again.code).toBe("conflict");
  });

  it("is remembered for good, its answer for 90 days", async () => {
    const sent = [ratio(other, { period: 4, numerator: 5 }), ratio(other, { task: "?" })];
    const [old, fresh] = [newId(), newId()];
    const { batchId } = await push(caller, sent, { key: old });
    const kept = await push(caller, [ratio(other, { task: "?" })], { key: fresh });
    await rows(sql`update machine_batch set at = now() - interval '91 days' where id = ${batchId}`);
    expect(await transaction(sweepAnswers)).toBe(1);
    expect(await transaction(sweepAnswers)).toBe(0);
    const [row] = await rows(sql`
      select answer, received, taken + unchanged as used, refused, length(digest) > 60 as "hasDigest"
      from machine_batch where id = ${batchId}`);
    expect(row).toEqual({ answer: "", received: 2, used: 1, refused: 1, hasDigest: true });
    const before = await countOf("report");
    const again = await refusal(push(caller, sent, { key: old }));
    expect(again).toMatchObject({ code: "conflict", message: expect.stringContaining("已经收下") });
    const another = await refusal(push(caller, [ratio(other)], { key: old }));
    expect(another.message).toContain("另一批");
    expect(await countOf("report")).toBe(before);
    expect(await push(caller, [ratio(other, { task: "?" })], { key: fresh })).toEqual(kept);
  });

  it("sent five times at once is taken once", async () => {
    const before = await countOf("machine_batch");
    const key = newId();
    const sent = world.villages.map((one) => fedValue(one, "XT-04", { period: 4, value: 77 }));
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => push(caller, sent, { key })));
    expect(new Set(answers.map((one) => one.batchId)).size).toBe(1);
    expect(await countOf("machine_batch")).toBe(before + 1);
  });
});
