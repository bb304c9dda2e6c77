import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { storePicture } from "@/lib/domain/pictures/commands";
import { getSiteBrowser } from "@/lib/domain/sites/browsing/queries";
import { siteBrowsingSchema } from "@/lib/domain/sites/browsing/schema";
import { getSitePage, listOpenDayEvents } from "@/lib/domain/sites/page/queries";
import { transaction } from "@/lib/platform/db";
import { pictureFiles } from "@/lib/platform/uploads/picture";
import { newId } from "@/lib/shared/ids";
import { makeOrganisation, PLACES } from "../support/people-world";
import { refusal } from "../support/refusal";
import { makeSite } from "../support/site-world";

let folder: string;
let organisationId: string;
let pictureId: string;
const ids = { named: "", reported: "", hidden: "", wuhan: "", direct: "" };

async function browse(asked: Record<string, string> = {}) {
  return getSiteBrowser(VISITOR, siteBrowsingSchema.parse(asked));
}

async function namesOf(asked: Record<string, string>): Promise<string[]> {
  return (await browse(asked)).sites.map(({ name }) => name);
}

async function aPicture(): Promise<string> {
  const drawn = sharp({ create: { width: 1200, height: 800, channels: 3, background: "#8fb8a8" } });
  const made = await pictureFiles(await drawn.png().toBuffer());
  const words = { alt: "操场边的公开栏前站着几位家长", credit: "", regionCode: PLACES.county };
  const picture = await transaction((tx) =>
    storePicture(tx, systemActor("试验"), { made, ...words, organisationId: null }),
  );
  return picture.id;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sites-"));
  vi.stubEnv("EVIDENCE_DIR", folder);
  organisationId = await transaction((tx) => makeOrganisation(tx, { regionCode: PLACES.county }));
  pictureId = await aPicture();
  const home = { organisationId };
  ids.named = await makeSite({ ...home, title: "甲小学", pictureIds: [pictureId] });
  const reported = { siteKind: "reported", level: null, accessible: false } as const;
  ids.reported = await makeSite({
    ...home,
    ...{ title: "乙公司", carrierCode: "soe", regionCode: PLACES.foreignCounty },
    content: {
      ...reported,
      acceptsBookings: false,
      facts: ["报道说的一件事"],
      sourceTitle: "某报",
    },
  });
  ids.hidden = await makeSite({ ...home, title: "丙医院", isPublished: false });
  ids.wuhan = await makeSite({
    ...home,
    ...{ title: "丁村", carrierCode: "village", regionCode: PLACES.foreignCounty },
    content: { level: "province", siteKind: "demo_village", story: "小微权力上墙" },
  });
  ids.direct = await makeSite({ ...home, title: "戊社区", regionCode: PLACES.directCounty });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the public list of sites", () => {
  it("shows what is published: named ones by level, then what reports only speak of", async () => {
    const { sites, namedTotal, reportedTotal } = await browse();
    expect(sites.map(({ name }) => name)).toEqual(["丁村", "戊社区", "甲小学", "乙公司"]);
    expect([namedTotal, reportedTotal]).toEqual([3, 1]);
    expect(sites.find(({ name }) => name === "甲小学")?.cover?.id).toBe(pictureId);
  });

  it.each([
    [{ city: "420100" }, ["丁村", "乙公司"]],
    [{ carrier: "enterprise" }, ["乙公司"]],
    [{ level: "province" }, ["丁村"]],
    [{ kind: "reported" }, ["乙公司"]],
    [{ accessible: "1", city: "420100" }, ["丁村"]],
    [{ bookings: "1", carrier: "school" }, ["戊社区", "甲小学"]],
    [{ words: "小微权力" }, ["丁村"]],
    [{ words: "没有这样的地方" }, []],
  ])("is narrowed by %j", async (asked, names) => {
    expect(await namesOf(asked)).toEqual(names);
  });

  it("counts a directly administered county as the place that it is, with a tile for each", async () => {
    const { choices, grid } = await browse();
    expect(choices.areas.find(({ value }) => value === PLACES.directCounty)?.count).toBe(1);
    expect(choices.areas.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    const tiles = new Set(grid?.tiles.map(({ code }) => code));
    expect(choices.areas.filter(({ value }) => !tiles.has(value))).toEqual([]);
  });

  it("answers with its last page where an address asks for one beyond", async () => {
    const { page, pageCount, sites } = await browse({ page: "900" });
    expect([page, pageCount, sites.length]).toEqual([1, 1, 4]);
  });
});

describe("the public page of a site", () => {
  it("shows the frozen copy with its place, pictures, ratings and others like it", async () => {
    const { site, ratings, visits, related, url } = await getSitePage(VISITOR, ids.named);
    expect(site).toMatchObject({ name: "甲小学", isNamed: true, carrier: { code: "school" } });
    expect(site.regionNames.slice(0, 2)).toEqual(["湖北省", "襄阳市"]);
    expect(site.pictures.map(({ id }) => id)).toEqual([pictureId]);
    expect([ratings.total, visits.groups]).toEqual([0, 0]);
    expect(related.map(({ name }) => name)).toContain("戊社区");
    expect(related.map(({ id }) => id)).not.toContain(ids.named);
    expect(url).toMatch(new RegExp(`/sites/${ids.named}$`));
  });

  it("never calls a reported place named", async () => {
    const { site } = await getSitePage(VISITOR, ids.reported);
    expect(site).toMatchObject({ isNamed: false, sourceTitle: "某报" });
  });

  it("is not found for what is not published, and for what is no id", async () => {
    for (const id of [ids.hidden, newId(), "no-id", "' or 1=1"]) {
      expect((await refusal(getSitePage(VISITOR, id))).code).toBe("not_found");
      expect((await refusal(listOpenDayEvents(VISITOR, id))).code).toBe("not_found");
    }
  });

  it("gives its open days to a calendar, where it takes bookings", async () => {
    const { events } = await listOpenDayEvents(VISITOR, ids.named);
    expect(events.length).toBeGreaterThanOrEqual(20);
    expect(events[0]).toMatchObject({ allDay: true, title: expect.stringContaining("甲小学") });
    expect((await refusal(listOpenDayEvents(VISITOR, ids.reported))).code).toBe("conflict");
  });
});
