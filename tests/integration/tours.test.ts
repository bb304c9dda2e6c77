import "../support/request";
import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import {
  announceTour,
  closeTour,
  issueTourCodes,
  planTour,
  remarkOnTour,
} from "@/lib/domain/cases/tours/commands";
import {
  getTour,
  getTourCalendar,
  getTourPage,
  getTourPlan,
  listTours,
} from "@/lib/domain/cases/tours/queries";
import { planTourSchema, tourContentSchema } from "@/lib/domain/cases/tours/schema";
import { checkPublication, releasePublication } from "@/lib/domain/publications/commands";
import { getPublished } from "@/lib/domain/publications/queries";
import { openCode } from "@/lib/domain/ratings/codes/queries";
import { rateAs } from "@/lib/domain/ratings/commands";
import { summariseRatings } from "@/lib/domain/ratings/queries";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

let planner: StaffActor;
let member: StaffActor;
let village: StaffActor;
let sibling: StaffActor;
let offices: StaffActor[];

beforeAll(async () => {
  await loadSmallDemo();
  const people = ["shi", "linxian", "cun", "xian"].map((login) => staff(login));
  [planner, member, village, sibling] = (await Promise.all(people)) as [
    StaffActor,
    StaffActor,
    StaffActor,
    StaffActor,
  ];
  offices = await Promise.all(["office2", "office3"].map((login) => staff(login)));
}, 240_000);

const plan = (more: Record<string, string | number> = {}) =>
  planTourSchema.parse({
    title: "三地看账",
    purpose: "看怎样把账讲给群众听",
    startsOn: "2026-12-01",
    endsOn: "2026-12-02",
    carrierCode: "village",
    stop1Title: "路口",
    stop1Place: "示例村",
    stop1Day: "2026-12-02",
    stop1Time: "09:00",
    stop1Minutes: "40",
    stop2Title: "院坝会",
    stop2Place: "示例村",
    stop2Day: "2026-12-01",
    stop2Time: "10:30",
    stop2Minutes: "60",
    group1Name: "第一组",
    group1Leader: "四级调研员",
    group1Members: member.organisation.name,
    ...more,
  });

const stepOf = async (tourId: string) => {
  const { version } = await getTour(planner, tourId);
  return { tourId, version };
};

async function announced(): Promise<string> {
  const { tourId } = await planTour(planner, plan());
  await announceTour(planner, await stepOf(tourId));
  return tourId;
}

describe("a tour", () => {
  it("is planned with stops in their order, within its days, by organisations that exist", async () => {
    const { tourId } = await planTour(planner, plan());
    const { stops, groups } = await getTour(planner, tourId);
    expect(stops.map(({ title }) => title)).toEqual(["院坝会", "路口"]);
    expect(groups[0]?.members.map(({ organisationId }) => organisationId)).toEqual([
      member.organisation.id,
    ]);
    const late = planTour(planner, plan({ stop1Day: "2026-12-09" }));
    expect((await refusal(late)).fields).toHaveProperty("stop1Day");
    const unknown = planTour(planner, plan({ group1Members: "没有的单位" }));
    expect((await refusal(unknown)).fields.group1Members).toContain("没有的单位");
    const changed = { ...plan({ title: "两地看账" }), ...(await stepOf(tourId)) };
    await planTour(planner, changed);
    expect((await refusal(planTour(planner, changed))).code).toBe("conflict");
  });

  it("is the planners' until it is announced, then its members'; others find nothing", async () => {
    const { tourId } = await planTour(planner, plan());
    expect((await refusal(getTour(member, tourId))).code).toBe("not_found");
    expect((await refusal(planTour(village, plan()))).code).toBe("forbidden");
    const foreign = planTour(planner, plan({ carrierCode: "school" }));
    expect((await refusal(foreign)).fields).toHaveProperty("carrierCode");
    expect((await refusal(announceTour(sibling, { tourId, version: 1 }))).code).toBe("not_found");
    expect((await getTourPlan(planner, tourId)).id).toBe(tourId);
    await announceTour(planner, await stepOf(tourId));
    for (const reader of [planner, member]) {
      expect((await refusal(getTourPlan(reader, tourId))).code).toBe("not_found");
    }
    expect((await listTours(member)).map(({ id }) => id)).toContain(tourId);
    for (const stranger of [village, sibling]) {
      expect((await refusal(getTour(stranger, tourId))).code).toBe("not_found");
    }
    const file = await getTourCalendar(member, tourId);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect((await refusal(getTourCalendar(village, tourId))).code).toBe("not_found");
  });

  it("takes a remark of each member, read by the planners", async () => {
    const tourId = await announced();
    await remarkOnTour(member, { tourId, remark: "回去先从一个村试" });
    expect((await refusal(remarkOnTour(village, { tourId, remark: "没去" }))).code).toBe(
      "not_found",
    );
    const told = (await getTour(planner, tourId)).groups[0]?.members[0];
    expect(told).toMatchObject({ remark: "回去先从一个村试", remarkedByName: member.name });
  });

  it("gives a group codes that rate it, low ones too; its summary names nobody", async () => {
    const tourId = await announced();
    const [group] = (await getTour(planner, tourId)).groups;
    const wish = { tourId, groupId: group?.id ?? "", count: 3 };
    expect((await refusal(issueTourCodes(member, wish))).code).toBe("forbidden");
    expect((await refusal(issueTourCodes(sibling, wish))).code).toBe("not_found");
    const { codes } = await issueTourCodes(planner, wish);
    expect(new Set(codes).size).toBe(3);
    const [code = ""] = codes;
    expect(await openCode(VISITOR, { code, address: "x" })).toMatchObject({
      state: "open",
      about: expect.stringContaining("第一组"),
    });
    const rating = { ratingCode: code, reasons: ["路途太久"], words: "走马观花", address: "x" };
    await rateAs(VISITOR, { ...rating, level: 5 });
    const subjects = { subjectType: "tour" as const, subjectIds: [tourId] };
    expect(await summariseRatings(VISITOR, subjects)).toMatchObject({ total: 1, low: 1 });
    expect((await getTourPage(planner, tourId)).words[0]?.words).toBe("走马观花");
    expect((await getTourPage(member, tourId)).words).toEqual([]);

    await remarkOnTour(member, { tourId, remark: "内部感受" });
    const closing = { ...(await stepOf(tourId)), notes: "学到三条" };
    expect((await refusal(closeTour(member, closing))).code).toBe("forbidden");
    await closeTour(planner, closing);
    const handed = await row<{ id: string }>(sql`
      select id from publication where subject_id = ${tourId}::uuid`);
    const publicationId = handed?.id ?? "";
    await checkPublication(offices[0] as StaffActor, { publicationId, version: 1 });
    await releasePublication(offices[1] as StaffActor, { publicationId, version: 2 });
    const { content } = await getPublished(VISITOR, "tour", tourId);
    expect(tourContentSchema.parse(content).notes).toBe("学到三条");
    for (const inner of ["四级调研员", "内部感受", "走马观花", member.name]) {
      expect(JSON.stringify(content)).not.toContain(inner);
    }
    // Found wrong later, the summary is written anew and goes the same way; until then the first stands.
    expect((await refusal(closeTour(planner, closing))).code).toBe("conflict");
    await closeTour(planner, { ...(await stepOf(tourId)), notes: "学到四条" });
    expect((await getPublished(VISITOR, "tour", tourId)).content).toEqual(content);
    const again = await row<{ content: { notes: string } }>(sql`
      select content from publication where subject_id = ${tourId}::uuid and status = 'submitted'`);
    expect(again?.content.notes).toBe("学到四条");
  });
});
