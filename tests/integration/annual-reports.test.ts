import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { readChain } from "@/lib/domain/duties/chain/queries";
import { sumHanded } from "@/lib/domain/duties/chain/rules";
import { writeAnnualDraft } from "@/lib/domain/duties/drafts/commands";
import { gatherDraft, getDraftPage } from "@/lib/domain/duties/drafts/queries";
import { listChainEntries, listOwnReports } from "@/lib/domain/duties/entries/queries";
import { removeTemplate, uploadTemplate } from "@/lib/domain/duties/templates/commands";
import { getTemplateFile, listTemplatePlaces } from "@/lib/domain/duties/templates/queries";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";
import { formFile, unzipped, wordFile, wordText } from "../support/word-files";
import { zip } from "../support/zip";

const YEAR = 2026;
const PROVINCE = "420000";
const CITY = "420600";
const COUNTY = "420624";
const NEIGHBOUR = "420626";
const DIRECT = "429021";

let office: StaffActor;
let city: StaffActor;
let county: StaffActor;
let township: StaffActor;
let store: string;

beforeAll(async () => {
  store = await mkdtemp(path.join(tmpdir(), "templates-"));
  vi.stubEnv("EVIDENCE_DIR", store);
  await loadSmallDemo();
  [office, city, county, township] = await Promise.all([
    staff("office"),
    staff("shiban"),
    staff("xianban"),
    staff("xiang"),
  ]);
}, 240_000);

afterAll(async () => {
  await rm(store, { recursive: true, force: true });
});

interface Count {
  asked: number;
  handedIn: number;
  returned: number;
  drafting: number;
  notStarted: number;
  overdue: number;
}

/** The same figures counted in another way: from the code of the clause's duty, organisation by organisation. */
async function recount(regionCode: string): Promise<Count> {
  const found = await rows<{ status: string; late: boolean }>(sql`
    select a.status, a.due_on < (now() at time zone 'Asia/Shanghai')::date as late
    from organisation o
    join assignment a on a.organisation_id = o.id and a.year = ${YEAR}
    join task t on t.id = a.task_id and t.code = 'ZH-Z02'
    join region r on r.code = o.region_code
    where position(${`${regionCode}/`} in r.path) > 0 and a.status not in ('exempted', 'cancelled')`);
  const of = (...statuses: string[]) =>
    found.filter(({ status }) => statuses.includes(status)).length;
  return {
    asked: found.length,
    handedIn: of("submitted", "approved", "accepted"),
    returned: of("returned"),
    drafting: of("drafting"),
    notStarted: of("not_started"),
    overdue: found.filter(
      ({ status, late }) => late && ["not_started", "drafting", "returned"].includes(status),
    ).length,
  };
}

describe("the chain of year-end reports", () => {
  it.each([PROVINCE, CITY, COUNTY, DIRECT, "420624102"])(
    "adds up in %s to what a recount finds",
    async (regionCode) => {
      const chain = await readChain(office, { regionCode, year: YEAR });
      expect(chain.total).toEqual(await recount(regionCode));
      expect(chain.total.asked).toBeGreaterThan(0);
      expect(sumHanded(chain.rows)).toEqual(chain.total);
      expect(chain.total.asked).toBe(
        chain.total.handedIn + chain.total.returned + chain.total.drafting + chain.total.notStarted,
      );
    },
  );

  it("opens downwards: each row is the total of the region that it leads to", async () => {
    for (const regionCode of [PROVINCE, CITY, COUNTY, DIRECT]) {
      const chain = await readChain(office, { regionCode, year: YEAR });
      const below = chain.rows.filter((found) => !found.isOwn);
      expect(below.length).toBeGreaterThan(0);
      for (const { code, name, isOwn: _own, ...counts } of below) {
        const next = await readChain(office, { regionCode: code, year: YEAR });
        expect(next.region.name).toBe(name);
        expect(next.total).toEqual(counts);
      }
    }
  });

  it("names every organisation once, page by page, and nobody else", async () => {
    const { total } = await readChain(office, { regionCode: PROVINCE, year: YEAR });
    for (const [show, count] of [
      ["all", total.asked],
      ["missing", total.asked - total.handedIn],
      ["handed_in", total.handedIn],
      ["drafting", total.drafting],
    ] as const) {
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = await listChainEntries(office, {
          regionCode: PROVINCE,
          year: YEAR,
          show,
          after,
        });
        ids.push(...page.rows.map((entry) => entry.assignmentId));
        after = page.next ?? undefined;
      } while (after);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(count);
    }
    expect(total.asked).toBeGreaterThan(30);
  });

  it("is read through any carrier's list whose clause the same report carries out, and none other", async () => {
    const all = await readChain(office, { regionCode: PROVINCE, year: YEAR });
    const village = await readChain(office, {
      regionCode: PROVINCE,
      year: YEAR,
      carrierCode: "village",
    });
    expect(village.total).toEqual(all.total);
    const unknown = await readChain(office, {
      regionCode: PROVINCE,
      year: YEAR,
      carrierCode: "soe",
    });
    expect(unknown.total.asked).toBe(0);
    expect((await readChain(office, { regionCode: PROVINCE, year: 2031 })).duties).toEqual([]);
  });

  it("stops at the reader's own region", async () => {
    expect(
      (await readChain(county, { regionCode: COUNTY, year: YEAR })).total.asked,
    ).toBeGreaterThan(0);
    for (const [actor, regionCode] of [
      [county, NEIGHBOUR],
      [county, CITY],
      [city, DIRECT],
      [township, COUNTY],
    ] as const) {
      const query = { regionCode, year: YEAR };
      expect((await refusal(readChain(actor, query))).code).toBe("not_found");
      expect((await refusal(listChainEntries(actor, { ...query, show: "all" }))).code).toBe(
        "not_found",
      );
    }
    const reporter = await staff("cun");
    expect((await refusal(readChain(reporter, { regionCode: COUNTY, year: YEAR }))).code).toBe(
      "not_found",
    );
    expect((await refusal(readChain(VISITOR, { regionCode: COUNTY, year: YEAR }))).code).toBe(
      "forbidden",
    );
    const { region } = await readChain(county, { regionCode: COUNTY, year: YEAR });
    expect(region.trail.map(({ isReached }) => isReached)).toEqual([false, false, true]);
  });

  it("shows an organisation its own report, and nobody else's", async () => {
    const own = await listOwnReports(township, {
      organisationId: township.organisation.id,
      year: YEAR,
    });
    expect(own.map((entry) => entry.taskCode)).toEqual(["ZH-Z02"]);
    const others = { organisationId: county.organisation.id, year: YEAR };
    expect(await listOwnReports(township, others)).toEqual([]);
  });
});

const input = (actor: StaffActor) => ({
  organisationId: actor.organisation.id,
  year: YEAR,
  carriers: [],
});

describe("the draft of a year-end report", () => {
  it("says what the system knows, with the day of every figure, in the built-in layout", async () => {
    const lead = await staff("xian");
    const draft = await gatherDraft(lead, input(lead));
    const { fileName, bytes } = await writeAnnualDraft(lead, input(lead));
    expect(fileName).toBe(`${lead.organisation.name}2026年度清廉建设工作情况报告（初稿）.docx`);
    const text = await wordText(bytes);
    const [counted] = await rows<{ asked: number; done: number }>(sql`
      select count(*)::int as asked,
        count(*) filter (where status in ('approved', 'accepted'))::int as done
      from assignment where organisation_id = ${lead.organisation.id}::uuid and year = ${YEAR}
        and not awaiting and status not in ('exempted', 'cancelled')`);
    expect(counted?.asked).toBeGreaterThan(2);
    expect(draft.counts).toMatchObject({ asked: counted?.asked, done: counted?.done });
    const [year, month, day] = draft.asOf.split("-").map(Number);
    expect(text).toContain(
      `截至${year}年${month}月${day}日，2026年应办任务 ${counted?.asked} 项次，已办结 ${counted?.done} 项次`,
    );
    for (const task of draft.tasks) expect(text).toContain(task.title);
    for (const region of draft.beneath) expect(text).toContain(region.name);
    for (const clause of draft.clauses) expect(text).toContain(clause.text);
    for (const task of draft.tasks.filter(({ value }) => value !== null)) {
      expect(task.valueOn).toMatch(/^2026-\d\d-\d\d$/);
      expect(text).toContain(task.value);
    }
    expect(draft.tasks.some(({ value }) => value !== null)).toBe(true);
    expect(draft.beneath.length).toBeGreaterThan(3);
    expect(text).not.toMatch(/[{}]|undefined|NaN|null/);
  });

  it("counts the parts of a region as its dashboard does", async () => {
    const draft = await gatherDraft(township, input(township));
    const [villages] = await rows<{ asked: number; done: number }>(sql`
      select count(*)::int as asked,
        count(*) filter (where status in ('approved', 'accepted'))::int as done
      from assignment where township_code = ${township.organisation.regionCode} and year = ${YEAR}
        and organisation_id <> ${township.organisation.id}::uuid and not awaiting
        and status not in ('exempted', 'cancelled')`);
    const sum = (key: "asked" | "done") =>
      draft.beneath.reduce((total, region) => total + region.counts[key], 0);
    expect({ asked: sum("asked"), done: sum("done") }).toEqual(villages);
  });

  it("keeps to the carriers that were chosen", async () => {
    const { carriers } = await getDraftPage(township, input(township));
    const family = carriers.find(({ code }) => code === "family");
    const chosen = await gatherDraft(township, { ...input(township), carriers: ["family"] });
    expect(chosen.carriers).toEqual([family?.name]);
    expect(new Set(chosen.tasks.map((task) => task.carrierName))).toEqual(new Set([family?.name]));
    const all = await gatherDraft(township, input(township));
    expect(all.tasks.length).toBeGreaterThan(chosen.tasks.length);
    expect(chosen.beneath.length).toBeGreaterThan(0);
  });

  it("is made only by those who enter the organisation's reports, and is written down", async () => {
    expect((await refusal(writeAnnualDraft(county, input(city)))).code).toBe("not_found");
    expect((await refusal(writeAnnualDraft(await staff("cun"), input(township)))).code).toBe(
      "not_found",
    );
    expect((await refusal(writeAnnualDraft(VISITOR, input(township)))).code).toBe("forbidden");
    expect((await refusal(writeAnnualDraft(await staff("shenji"), input(township)))).code).toBe(
      "forbidden",
    );
    await writeAnnualDraft(township, input(township));
    const entry = await row<{ after: { year: number; template: null; digest: string } }>(sql`
      select after from audit_entry where action = 'annual_report.draft'
        and account_id = ${township.accountId}::uuid order by id desc limit 1`);
    expect(entry?.after).toMatchObject({ year: YEAR, template: null });
    expect(entry?.after.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

const GOOD = [
  "{单位名称}{年度}年度报告",
  "{总体情况}（截至{数据截至}）",
  ["{#任务}{编号}", "{名称}", "{完成值}", "{数据日期}{/任务}"],
  "{#困难}",
  "{任务}：{内容}",
  "{/困难}",
];

async function upload(actor: StaffActor, bytes: Buffer, regionCode = CITY) {
  return uploadTemplate(actor, { regionCode, file: formFile("模板.docx", bytes), key: newId() });
}

describe("the office's template", () => {
  it("is used by everybody in its region, the nearest one first, until it is removed", async () => {
    await upload(office, await wordFile(["省模板 {单位名称}"]), PROVINCE);
    const { templateId } = await upload(
      city,
      await wordFile(GOOD, { head: "{地区}", foot: "市办公室" }),
    );
    const draft = await gatherDraft(township, input(township));
    const text = await wordText((await writeAnnualDraft(township, input(township))).bytes);
    expect(text).toContain(`${township.organisation.name}2026年度报告`);
    expect(text).toContain("市办公室");
    expect(text).toContain(draft.regionName);
    for (const task of draft.tasks) expect(text).toContain(task.title);
    expect(text).not.toMatch(/[{}]/);
    expect(text).not.toContain("省模板");

    const direct = await staff("shennongjia-bgs");
    expect(await wordText((await writeAnnualDraft(direct, input(direct))).bytes)).toContain(
      "省模板",
    );

    expect((await getTemplateFile(city, templateId)).fileName).toBe("模板.docx");
    expect((await refusal(getTemplateFile(county, templateId))).code).toBe("not_found");
    expect((await refusal(removeTemplate(county, { templateId }))).code).toBe("not_found");
    await removeTemplate(city, { templateId });
    const after = await wordText((await writeAnnualDraft(township, input(township))).bytes);
    expect(after).toContain("省模板");
    const [place] = await listTemplatePlaces(city);
    expect(place).toMatchObject({ own: null, inherited: { regionCode: PROVINCE } });
  });

  it.each([
    ["an unknown name", ["{单位名}"], "{单位名} 不是系统提供的内容"],
    ["a row's field outside of its list", ["{完成值}"], "{完成值} 是列表里的内容"],
    ["a list without an end", ["{#任务}", "{名称}"], "{#任务} 没有结尾"],
    ["a list without a beginning", ["{名称}", "{/任务}"], "{/任务} 没有开头"],
    [
      "a list in a list",
      ["{#任务}", "{#困难}{内容}{/困难}", "{/任务}"],
      "{#困难} 放在了另一个列表里面",
    ],
    ["a brace without its partner", ["{单位名称"], "花括号不成对"],
  ])("is refused for %s, and the answer says where", async (_what, lines, told) => {
    const error = await refusal(upload(city, await wordFile(lines)));
    expect(error.code).toBe("invalid");
    expect(error.fields.file).toContain(told);
    expect((await listTemplatePlaces(city))[0]?.own).toBeNull();
  });

  it("is refused for what is wrong in the head of the page, all of it at once", async () => {
    const error = await refusal(upload(city, await wordFile(["{甲}", "{乙}"], { head: "{丙}" })));
    for (const name of ["甲", "乙", "丙"]) expect(error.fields.file).toContain(`{${name}}`);
  });

  it("is refused when it is no Word document, holds macros, or would fetch something", async () => {
    const text = await refusal(upload(city, Buffer.from("not a document")));
    expect(text).toMatchObject({ code: "invalid", fields: { file: expect.any(String) } });
    const broken = (await wordFile(GOOD)).subarray(0, 2000);
    expect((await refusal(upload(city, Buffer.from(broken)))).code).toBe("invalid");

    const parts = await unzipped(await wordFile(GOOD));
    const types = parts.get("[Content_Types].xml") ?? "";
    const repacked = (changed: Record<string, string>) =>
      zip(
        [...new Map([...parts, ...Object.entries(changed)])].map(([name, data]) => ({
          name,
          data,
        })),
      );
    expect((await upload(city, repacked({}))).templateId).toEqual(expect.any(String));
    const macro = types.replace(
      "wordprocessingml.document.main+xml",
      "vnd.ms-word.document.macroEnabled.main+xml",
    );
    const macros = await refusal(upload(city, repacked({ "[Content_Types].xml": macro })));
    expect(macros.fields.file).toContain("宏");
    const attached = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.test/x.dotm" TargetMode="External"/></Relationships>`;
    const linked = repacked({ "word/_rels/settings.xml.rels": attached });
    expect((await refusal(upload(city, linked))).fields.file).toContain("断开链接");
    const document = parts.get("word/document.xml") ?? "";
    const declared = document.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>');
    const entity = await refusal(upload(city, repacked({ "word/document.xml": declared })));
    expect(entity.code).toBe("invalid");
  });

  it("is kept by the office of the region, and by nobody else", async () => {
    const bytes = await wordFile(GOOD);
    for (const actor of [county, township, await staff("xian"), await staff("jiwei")]) {
      expect((await refusal(upload(actor, bytes))).code).toBe("forbidden");
    }
    expect((await refusal(upload(city, bytes, COUNTY))).code).toBe("forbidden");
    expect((await refusal(listTemplatePlaces(township))).code).toBe("forbidden");
  });
});
