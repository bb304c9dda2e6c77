import { beforeAll, describe, expect, it } from "vitest";
import { RETURN_REASONS } from "@/lib/domain/reviews/labels";
import {
  addReason,
  changeReason,
  moveReason,
  removeReason,
} from "@/lib/domain/reviews/reasons/commands";
import { listOfficeReasons, listReasons } from "@/lib/domain/reviews/reasons/queries";
import { refusal } from "../support/refusal";
import { buildReviewWorld, type ReviewWorld } from "../support/review-world";

const COUNTY = "990102";
let world: ReviewWorld;

beforeAll(async () => {
  world = await buildReviewWorld(1);
});

const texts = async (actor: ReviewWorld["office"]) =>
  (await listReasons(actor)).map(({ text }) => text);

describe("an office's reasons for returning", () => {
  it("are offered to everybody beneath, the nearest first, before those that are always there", async () => {
    const evidence = { field: "evidence" as const, text: "缺村民代表签字页" };
    await addReason(world.office, { ...evidence, regionCode: COUNTY });
    await addReason(world.cityOffice, {
      field: null,
      text: "请按市里的口径",
      regionCode: "990100",
    });
    const always = RETURN_REASONS.map(({ text }) => text);
    expect(await texts(world.township)).toEqual([evidence.text, "请按市里的口径", ...always]);
    expect(await texts(world.cityLead)).toEqual(["请按市里的口径", ...always]);
    expect(await texts(world.provinceLead)).toEqual(always);
  });

  it("are kept by the office of the very region", async () => {
    const mine = { field: null, text: "其他", regionCode: COUNTY };
    for (const other of [world.lead, world.township, world.commission]) {
      expect((await refusal(addReason(other, mine))).code).toBe("forbidden");
      expect((await refusal(listOfficeReasons(other, COUNTY))).code).toBe("forbidden");
    }
    expect((await refusal(addReason(world.cityOffice, mine))).code).toBe("not_found");
    const [kept] = await listOfficeReasons(world.office, COUNTY);
    if (!kept) throw new Error("nothing kept");
    const choice = { id: kept.id, version: kept.version };
    expect((await refusal(removeReason(world.cityOffice, choice))).code).toBe("not_found");
    expect((await refusal(moveReason(world.provinceOffice, choice))).code).toBe("not_found");
  });

  it("are worded anew, put in order and taken away, each from what was shown", async () => {
    await addReason(world.office, { field: "value", text: "合计与分表不符", regionCode: COUNTY });
    const [first, second] = await listOfficeReasons(world.office, COUNTY);
    if (!first || !second) throw new Error("two are expected");
    await moveReason(world.office, { id: second.id, version: second.version });
    const stale = { id: first.id, version: first.version };
    expect((await refusal(removeReason(world.office, stale))).code).toBe("conflict");
    const [top] = await listOfficeReasons(world.office, COUNTY);
    expect(top?.text).toBe("合计与分表不符");
    const change = { id: second.id, version: second.version + 1, field: null, text: "合计不符" };
    await changeReason(world.office, change);
    await removeReason(world.office, { id: second.id, version: second.version + 2 });
    expect((await listOfficeReasons(world.office, COUNTY)).map(({ id }) => id)).toEqual([first.id]);
  });
});
