import pg from "pg";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { saveLicence } from "@/lib/domain/disclosure/licence/commands";
import { getLicence, getSeenLicence } from "@/lib/domain/disclosure/licence/queries";
import { saveLicenceSchema } from "@/lib/domain/disclosure/licence/schema";
import { findBadge, getPublicProfile } from "@/lib/domain/portal/queries";
import { saveReasons } from "@/lib/domain/portal/reasons/commands";
import { getReasonSettings } from "@/lib/domain/portal/reasons/queries";
import { saveReasonsSchema } from "@/lib/domain/portal/reasons/schema";
import { discardProfile, publishProfile, saveProfile } from "@/lib/domain/portal/settings/commands";
import { getPortalSettings } from "@/lib/domain/portal/settings/queries";
import { saveProfileSchema } from "@/lib/domain/portal/settings/schema";
import { listReasons } from "@/lib/domain/ratings/queries";
import { ownerUrl } from "@/tests/support/database";
import { type Person, PLACES, personWith } from "@/tests/support/people-world";
import { refusal } from "@/tests/support/refusal";

const codeOf = async (work: Promise<unknown>) => (await refusal(work)).code;
const owner = new pg.Pool({ connectionString: ownerUrl });
let office: Person;

beforeAll(async () => {
  office = await personWith("office", "420000");
});

beforeEach(async () => {
  await owner.query("delete from setting where key like 'public_site%'");
});

afterAll(() => owner.end());

const typed = (values: Record<string, unknown> = {}) =>
  saveProfileSchema.parse({
    outerLinks: "",
    headerLinks: "",
    footerLinks: "",
    seen: "",
    ...values,
  });

async function save(values: Record<string, unknown>): Promise<void> {
  const { seen } = await getPortalSettings(office.actor);
  await saveProfile(office.actor, typed({ ...values, seen }));
}

async function publish(): Promise<void> {
  const { seen } = await getPortalSettings(office.actor);
  await publishProfile(office.actor, { seen });
}

describe("the settings of the public site", () => {
  it("are shown to nobody outside before they are put into force", async () => {
    await save({ name: "清廉某地", icp: "鄂ICP备00000000号" });
    expect((await getPublicProfile(VISITOR)).name).toBe("清廉建设公共服务平台");
    expect((await getPortalSettings(office.actor)).preview.name).toBe("清廉某地");
    await publish();
    expect(await getPublicProfile(VISITOR)).toMatchObject({
      name: "清廉某地",
      facts: [
        { label: "ICP备案号", value: "鄂ICP备00000000号", href: "https://beian.miit.gov.cn/" },
      ],
    });
  });

  it("leave out whatever was not filled in", async () => {
    await save({ name: "清廉某地" });
    await publish();
    const profile = await getPublicProfile(VISITOR);
    expect(profile).toMatchObject({ facts: [], outer: null, badge: null, correctionHref: null });
    expect(profile).toMatchObject({ headerLinks: [], footerLinks: [], privacy: null });
  });

  it("set the platform beneath an existing site", async () => {
    await save({
      outerName: "某县人民政府",
      outerLinks: "首页 https://example.gov.cn/\n要闻 /news",
    });
    await publish();
    expect((await getPublicProfile(VISITOR)).outer).toEqual({
      name: "某县人民政府",
      links: [
        { label: "首页", href: "https://example.gov.cn/" },
        { label: "要闻", href: "/news" },
      ],
    });
  });

  it("keep a badge re-encoded, and let it go again", async () => {
    const picture = await sharp({
      create: { width: 900, height: 300, channels: 3, background: "#b00" },
    })
      .jpeg()
      .toBuffer();
    await save({ badge: new File([new Uint8Array(picture)], "b.jpg") });
    expect(await findBadge(VISITOR)).toBeNull();
    await publish();
    const kept = await findBadge(VISITOR);
    expect((await sharp(kept ?? Buffer.alloc(0)).metadata()).format).toBe("png");
    expect((await getPublicProfile(VISITOR)).badge?.picture).toMatch(/^\/api\/portal\/badge\?v=/);
    await save({ removeBadge: "on" });
    await publish();
    expect(await findBadge(VISITOR)).toBeNull();
  });

  it("refuse what is no picture, and change nothing", async () => {
    const file = new File(["<svg onload=alert(1)>"], "b.png");
    expect(await codeOf(save({ name: "甲", badge: file }))).toBe("invalid");
    expect((await getPortalSettings(office.actor)).hasDraft).toBe(false);
  });

  it("refuse whoever has seen an older state", async () => {
    const { seen } = await getPortalSettings(office.actor);
    await save({ name: "甲" });
    expect(await codeOf(saveProfile(office.actor, typed({ name: "乙", seen })))).toBe("conflict");
    expect(await codeOf(publishProfile(office.actor, { seen }))).toBe("conflict");
    expect((await getPortalSettings(office.actor)).values.name).toBe("甲");
  });

  it("can be thrown away before they are in force", async () => {
    await save({ name: "甲" });
    const { seen } = await getPortalSettings(office.actor);
    await discardProfile(office.actor, { seen });
    expect((await getPortalSettings(office.actor)).hasDraft).toBe(false);
  });

  it("leave a trace of what stood before and after", async () => {
    await save({ name: "甲" });
    await publish();
    const { rows } = await owner.query(
      "select after from audit_entry where action = 'portal.publish' order by at desc limit 1",
    );
    expect(rows[0].after).toMatchObject({ name: "甲", hasBadge: false });
  });
});

describe("the reasons of ratings and the licence of open data", () => {
  const reasons = (values: Record<string, string>, seen: string) =>
    saveReasonsSchema.parse({ ...values, seen });
  const seenNow = async () => (await getReasonSettings(office.actor)).seen;

  beforeEach(async () => {
    await owner.query("delete from setting where key in ('rating_reasons', 'open_data_licence')");
  });

  it("are offered as the office set them, and as usual where it set none", async () => {
    const usual = await listReasons(VISITOR, "tour");
    await saveReasons(office.actor, reasons({ visit: "说得清楚\n\n 走得太远 " }, await seenNow()));
    expect(await listReasons(VISITOR, "visit")).toEqual(["说得清楚", "走得太远"]);
    expect(await listReasons(VISITOR, "tour")).toEqual(usual);
    const { subjects } = await getReasonSettings(office.actor);
    expect(subjects.map(({ isOwn }) => isOwn)).toEqual([true, false, false, false]);
    await saveReasons(office.actor, reasons({}, await seenNow()));
    expect(await listReasons(VISITOR, "visit")).toContain("讲解清楚");
  });

  it.each(["同一条\n同一条", "很".repeat(21), Array.from({ length: 13 }, (_, n) => n).join("\n")])(
    "refuse reasons that no form could show: %j",
    (visit) => {
      expect(saveReasonsSchema.safeParse({ visit, seen: "" }).success).toBe(false);
    },
  );

  it("refuse the later of two who saw the same state", async () => {
    const seen = await seenNow();
    await saveReasons(office.actor, reasons({ visit: "甲" }, seen));
    expect(await codeOf(saveReasons(office.actor, reasons({ visit: "乙" }, seen)))).toBe(
      "conflict",
    );
    const first = await getSeenLicence(VISITOR);
    await saveLicence(office.actor, { words: "注明出处即可", seen: first.seen });
    const late = saveLicence(office.actor, { words: "另一种", seen: first.seen });
    expect(await codeOf(late)).toBe("conflict");
    expect(await getLicence(VISITOR)).toBe("注明出处即可");
    const given = async (words: string) => {
      const { seen } = await getSeenLicence(VISITOR);
      await saveLicence(office.actor, saveLicenceSchema.parse({ words, seen }));
    };
    await given("第一条\r\n第二条");
    expect(await getLicence(VISITOR)).toBe("第一条\n第二条");
    await given("");
    expect(await getLicence(VISITOR)).toBe(first.words);
  });

  it.each([
    ["lead_unit", "420000", "forbidden"],
    ["office", PLACES.county, "not_found"],
  ] as const)("are not set by %s of %s", async (role, place, code) => {
    const { actor } = await personWith(role, place);
    expect(await codeOf(getReasonSettings(actor))).toBe(code);
    expect(await codeOf(saveReasons(actor, reasons({ visit: "甲" }, "")))).toBe(code);
    const licence = { words: "甲", seen: (await getSeenLicence(VISITOR)).seen };
    expect(await codeOf(saveLicence(actor, licence))).toBe(code);
  });
});

describe("whoever is not the office of the host region", () => {
  it.each([
    ["reporter", "420000", "forbidden"],
    ["lead_unit", "420000", "forbidden"],
    ["sys_admin", "420000", "forbidden"],
    ["office", PLACES.county, "not_found"],
  ] as const)("%s of %s is refused", async (role, place, code) => {
    const { actor } = await personWith(role, place);
    const { seen } = await getPortalSettings(office.actor);
    expect(await codeOf(getPortalSettings(actor))).toBe(code);
    expect(await codeOf(saveProfile(actor, typed({ name: "甲", seen })))).toBe(code);
    expect(await codeOf(publishProfile(actor, { seen }))).toBe(code);
    expect(await codeOf(discardProfile(actor, { seen }))).toBe(code);
  });

  it("is refused as a visitor, too", async () => {
    expect(await codeOf(getPortalSettings(VISITOR))).toBe("forbidden");
  });
});
