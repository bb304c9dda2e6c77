import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, VISITOR } from "@/lib/access/actor";
import {
  answerItem,
  cancelInspection,
  orderInspection,
  remedyItem,
  remindInspections,
} from "@/lib/domain/culture/inspections/commands";
import {
  getInspection,
  getInspectionItem,
  listInspectable,
  listInspections,
  listOpenItems,
  listVenueInspections,
} from "@/lib/domain/culture/inspections/queries";
import {
  answerItemSchema,
  orderInspectionSchema,
  remedyItemSchema,
} from "@/lib/domain/culture/inspections/schema";
import { getVenue } from "@/lib/domain/culture/venues/queries";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { type CultureWorld, cultureWorld, standingVenue } from "../support/culture-world";
import { childOf, PLACES } from "../support/people-world";
import { refusal } from "../support/refusal";

let world: CultureWorld;
let column: string;
let wall: string;
const today = dayAt(new Date());

beforeAll(async () => {
  world = await cultureWorld();
  const { village, township, county, villageCode, townshipCode } = world;
  column = await standingVenue(village, township, { regionCode: villageCode, kindCode: "column" });
  wall = await standingVenue(township, county, { regionCode: townshipCode, kindCode: "wall" });
});

const order = (more: object) =>
  orderInspectionSchema.parse({
    ...{ regionCode: PLACES.county, title: "巡查", dueOn: addDays(today, 3), way: "chosen" },
    key: newId(),
    ...more,
  });

async function ordered(more: object = { venueIds: [column] }): Promise<string> {
  return (await orderInspection(world.county, order(more))).inspectionId;
}

async function itemOf(inspectionId: string) {
  const [item] = (await getInspection(world.county, inspectionId)).items;
  if (!item) throw new Error("no item");
  return item;
}

const answer = (itemId: string, more: object) => answerItemSchema.parse({ itemId, ...more });

describe("an inspection", () => {
  it("is ordered by the county, told to the keeper, answered, put right, and seen in the venue's history", async () => {
    const inspectionId = await ordered();
    const told = await rows<{ organisation_id: string }>(sql`
      select organisation_id from notification where kind = 'inspection.ordered' and link like ${`%${inspectionId}`}`);
    expect(told).toHaveLength(1);
    const item = await itemOf(inspectionId);
    const due = addDays(today, 10);
    const found = { result: "damaged", note: "玻璃破了", remedyDueOn: due };
    await answerItem(world.village, answer(item.id, found));
    expect(await getVenue(world.county, column)).toMatchObject({ defects: 1, inspectedOn: today });
    expect(await listOpenItems(world.village)).toContainEqual(
      expect.objectContaining({ id: item.id, remedyDueOn: due }),
    );
    await remedyItem(
      world.village,
      remedyItemSchema.parse({ itemId: item.id, remedyNote: "换好了" }),
    );
    expect((await getVenue(world.county, column)).defects).toBe(0);
    const [last] = await listVenueInspections(world.county, column);
    expect(last).toMatchObject({
      result: "damaged",
      remedyNote: "换好了",
      remediedByName: "试验员",
    });
  });

  it("asks for a day and a reason where something is damaged or outdated", async () => {
    const item = await itemOf(await ordered());
    const bare = await refusal(
      answerItem(world.village, answer(item.id, { result: "outdated", note: "旧" })),
    );
    expect(bare.fields).toHaveProperty("remedyDueOn");
    const past = { result: "damaged", note: "坏", remedyDueOn: addDays(today, -1) };
    expect((await refusal(answerItem(world.village, answer(item.id, past)))).fields).toHaveProperty(
      "remedyDueOn",
    );
    const silent = { result: "damaged", remedyDueOn: addDays(today, 1) };
    expect(
      (await refusal(answerItem(world.village, answer(item.id, silent)))).fields,
    ).toHaveProperty("note");
  });

  it("is answered once, by the keeper or the township, by nobody else", async () => {
    const item = await itemOf(await ordered());
    const fine = answer(item.id, { result: "fine" });
    for (const actor of [world.neighbour, world.sibling, VISITOR]) {
      expect((await refusal(answerItem(actor, fine))).code).toBe("not_found");
      expect((await refusal(getInspectionItem(actor, item.id))).code).toBe("not_found");
      expect((await listOpenItems(actor)).map(({ id }) => id)).not.toContain(item.id);
    }
    await answerItem(world.township, fine);
    expect((await refusal(answerItem(world.village, fine))).code).toBe("conflict");
    const remedy = remedyItemSchema.parse({ itemId: item.id, remedyNote: "好" });
    expect((await refusal(remedyItem(world.village, remedy))).code).toBe("conflict");
  });

  it("is ordered within reach only, of confirmed venues there", async () => {
    const venueIds = [column];
    const sent = order({ venueIds });
    expect((await refusal(orderInspection(world.sibling, sent))).code).toBe("not_found");
    expect((await refusal(orderInspection(world.village, sent))).code).toBe("forbidden");
    expect((await refusal(orderInspection(VISITOR, sent))).code).toBe("forbidden");
    const own = order({ venueIds, regionCode: PLACES.siblingCounty });
    expect((await refusal(orderInspection(world.sibling, own))).fields).toHaveProperty("venueIds");
    const both = order({ venueIds: [column, newId()] });
    expect((await refusal(orderInspection(world.county, both))).code).toBe("not_found");
    const past = order({ venueIds, dueOn: addDays(today, -1) });
    expect((await refusal(orderInspection(world.county, past))).fields).toHaveProperty("dueOn");
    const ids = (await listInspectable(world.township, {})).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([column, wall]));
    expect(await listInspectable(world.sibling, {})).toEqual([]);
  });

  it("draws by lot, so that the same seed draws the same", async () => {
    const villages = await Promise.all([2, 3, 4].map((n) => childOf(world.townshipCode, n)));
    for (const regionCode of villages) {
      await standingVenue(world.township, world.county, { regionCode, kindCode: "column" });
    }
    const id = await ordered({ way: "drawn", drawn: "2", kindCode: "column" });
    const found = await getInspection(world.county, id);
    expect(found).toMatchObject({ isDrawn: true, drawnFrom: 4, asked: 2 });
    const again = await rows<{ id: string }>(sql`
      select v.id from culture_inspection n join culture_venue v on v.kind_code = 'column' and v.stage = 'confirmed'
      where n.id = ${id}::uuid order by md5(n.draw_seed || v.id::text) limit 2`);
    expect(found.items.map(({ venueId }) => venueId).sort()).toEqual(
      again.map((one) => one.id).sort(),
    );
    const none = order({ way: "drawn", drawn: "0" });
    expect((await refusal(orderInspection(world.county, none))).fields).toHaveProperty("drawn");
  });

  it("is cancelled by those above with a reason; then nothing is asked any more", async () => {
    const inspectionId = await ordered();
    const cancel = { inspectionId, reason: "重复安排" };
    expect((await refusal(cancelInspection(world.village, cancel))).code).toBe("forbidden");
    expect((await refusal(cancelInspection(world.sibling, cancel))).code).toBe("not_found");
    await cancelInspection(world.county, cancel);
    const item = await itemOf(inspectionId);
    expect(
      (await refusal(answerItem(world.village, answer(item.id, { result: "fine" })))).code,
    ).toBe("conflict");
    expect((await refusal(cancelInspection(world.county, cancel))).code).toBe("conflict");
    expect(
      (await listInspections(world.county)).find(({ id }) => id === inspectionId)?.isCancelled,
    ).toBe(true);
  });

  it("is reminded of once a day: three days before, on the day, and weekly after", async () => {
    const system = systemActor("阵地巡查");
    await transaction((tx) =>
      tx.count(sql`update culture_inspection_item set reminded_on = ${today}::date`),
    );
    const inspectionId = await ordered({ venueIds: [wall] });
    expect(await remindInspections(system)).toBe(1);
    expect(await remindInspections(system)).toBe(0);
    const move = async (days: number) =>
      transaction(async (tx) => {
        await tx.count(
          sql`update culture_inspection set due_on = ${addDays(today, -days)}::date where id = ${inspectionId}::uuid`,
        );
        await tx.count(
          sql`update culture_inspection_item set reminded_on = null where inspection_id = ${inspectionId}::uuid`,
        );
      });
    for (const [days, expected] of [
      [-2, 0],
      [0, 1],
      [3, 0],
      [7, 1],
      [14, 1],
    ] as const) {
      await move(days);
      expect(await remindInspections(system), `${days} days late`).toBe(expected);
    }
    expect((await refusal(remindInspections(world.county))).code).toBe("forbidden");
  });
});
