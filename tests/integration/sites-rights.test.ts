import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import { getPublished } from "@/lib/domain/publications/queries";
import { setChecklist } from "@/lib/domain/sites/checklists/commands";
import { getChecklist, listChecklists } from "@/lib/domain/sites/checklists/queries";
import { siteContentSchema } from "@/lib/domain/sites/content/schema";
import { finishMeasure } from "@/lib/domain/sites/cultivation/commands";
import { listMeasures } from "@/lib/domain/sites/cultivation/queries";
import { getDeskSite } from "@/lib/domain/sites/desk/queries";
import { getEvaluationForm, listEvaluations } from "@/lib/domain/sites/evaluations/queries";
import { announceExit, completeNaming } from "@/lib/domain/sites/naming/commands";
import { composePage } from "@/lib/domain/sites/pages/commands";
import { getPageForm } from "@/lib/domain/sites/pages/queries";
import { EMPTY_PAGE } from "@/lib/domain/sites/pages/rules";
import { startRecheck } from "@/lib/domain/sites/rechecks/commands";
import { countWaitingSites, getSite, listSites } from "@/lib/domain/sites/register/queries";
import { siteRegisterSchema } from "@/lib/domain/sites/register/schema";
import { recordSubsidy, strikeSubsidy } from "@/lib/domain/sites/subsidies/commands";
import { listSubsidies, summariseSubsidies } from "@/lib/domain/sites/subsidies/queries";
import { setSiteTerms } from "@/lib/domain/sites/terms/commands";
import { getSeenSiteTerms, getSiteTerms } from "@/lib/domain/sites/terms/queries";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import {
  attempt,
  type Cast,
  castOfSites,
  endNotice,
  evaluate,
  recommend,
  statusOf,
  TODAY,
  versionOf,
} from "../support/demonstration-world";
import { PLACES } from "../support/people-world";
import { refusal } from "../support/refusal";

/* Recommending goes through recommendSite, by `recommend` of the world. */
let cast: Cast;
let siteId: string;
const ALL = siteRegisterSchema.parse({});

beforeAll(async () => {
  cast = await castOfSites();
}, 120_000);

async function toNamed(id: string): Promise<void> {
  await attempt("evaluate", cast.unit, id);
  await attempt("verify", cast.countyLead, id);
  await attempt("publicise", cast.countyLead, id);
  await endNotice(id);
  await attempt("name", cast.countyLead, id);
}

const seen = async (actor: StaffActor) => (await listSites(actor, ALL)).total;

describe("recommending", () => {
  it("reaches one's own organisation and what lies beneath, in one's own carrier", async () => {
    const target = cast.unit.organisation.id;
    expect((await refusal(recommend(cast.siblingLead, target))).code).toBe("not_found");
    expect((await refusal(recommend(cast.schoolLead, target))).fields).toHaveProperty(
      "carrierCode",
    );
    expect((await refusal(recommend(cast.supervisor, target))).code).toBe("not_found");
    expect((await refusal(recommend(cast.administrator, target))).code).toBe("forbidden");
    siteId = await recommend(cast.unit, target);
    expect((await refusal(recommend(cast.township, target))).fields).toHaveProperty("level");
  });

  it("shows it to its readers and counts it for whoever is next", async () => {
    const readers = [cast.unit, cast.township, cast.countyLead, cast.countyOffice, cast.cityLead];
    for (const reader of [...readers, cast.supervisor]) expect(await seen(reader)).toBe(1);
    for (const other of [cast.schoolLead, cast.siblingLead]) {
      expect(await seen(other)).toBe(0);
      expect((await refusal(getSite(other, siteId))).code).toBe("not_found");
    }
    expect((await refusal(listSites(cast.administrator, ALL))).code).toBe("forbidden");
    expect(await countWaitingSites(cast.unit)).toBe(1);
    expect(await countWaitingSites(cast.countyLead)).toBe(0);
  });
});

describe("a checklist", () => {
  const input = {
    ...{ regionCode: PLACES.county, carrierCode: "village", kind: null, year: 2026 },
    ...{ title: "县里的清单", items: "公开｜照片｜必备\n教育" },
  };

  it("is set for one's own region and carrier alone", async () => {
    expect((await refusal(setChecklist(cast.unit, input))).code).toBe("forbidden");
    expect((await refusal(setChecklist(cast.cityLead, input))).code).toBe("not_found");
    expect((await refusal(setChecklist(cast.schoolLead, input))).fields).toHaveProperty(
      "carrierCode",
    );
    const { checklistId } = await setChecklist(cast.countyLead, input);
    expect((await getChecklist(cast.countyLead, checklistId)).revision).toBe(1);
    expect((await refusal(getChecklist(cast.siblingLead, checklistId))).code).toBe("not_found");
    expect(await listChecklists(cast.siblingLead)).toEqual([]);
  });

  it("asks the nearest one, and an evaluation that has begun keeps its revision", async () => {
    expect((await getEvaluationForm(cast.unit, siteId)).checklist.title).toBe("县里的清单");
    const { evaluateSite } = await import("@/lib/domain/sites/evaluations/commands");
    const kept = {
      siteId,
      version: await versionOf(siteId),
      intent: "keep",
      summary: "先存",
    } as const;
    await evaluateSite(cast.unit, { ...kept, answers: {} });
    await setChecklist(cast.countyLead, { ...input, items: "一\n二\n三" });
    const { checklist, summary } = await getEvaluationForm(cast.unit, siteId);
    expect([checklist.revision, checklist.items.length, summary]).toEqual([1, 2, "先存"]);
    expect(await listEvaluations(cast.countyLead, siteId)).toEqual([]);
    expect((await refusal(getEvaluationForm(cast.countyLead, siteId))).code).toBe("forbidden");
    const missing = await refusal(
      evaluateSite(cast.unit, { ...kept, intent: "submit", answers: {} }),
    );
    expect(Object.keys(missing.fields)).toEqual(["answer.c1", "answer.c2"]);
  });

  it("keeps the two voices apart", async () => {
    await evaluate(cast.unit, siteId);
    await attempt("verify", cast.countyLead, siteId);
    const [round] = await listEvaluations(cast.supervisor, siteId);
    expect(round).toMatchObject({ isPassed: true, submittedByName: "试验员" });
    expect(Object.keys(round?.findings ?? {})).toEqual(["c1", "c2"]);
    await rows(
      sql`update demonstration_site set status = 'recommended' where id = ${siteId}::uuid`,
    );
  });
});

describe("a named site", () => {
  it("is told apart from what moved on: two who press at once", async () => {
    await toNamed(siteId);
    const past = { siteId, version: await versionOf(siteId), recheckDueOn: addDays(TODAY, -1) };
    expect((await refusal(startRecheck(cast.countyLead, past))).fields.recheckDueOn).toBeTruthy();
    const both = await Promise.allSettled([
      attempt("recheck", cast.countyLead, siteId),
      attempt("recheck", cast.countyOffice, siteId),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await attempt("keep", cast.countyLead, siteId);
  });

  it("has its page written by its organisation or its managers, and shown after release only", async () => {
    const draft = { ...EMPTY_PAGE, story: "故事", address: "村委会", practices: ["一"] };
    const input = async () => ({ siteId, version: await versionOf(siteId), ...draft });
    expect((await refusal(composePage(cast.township, await input()))).code).toBe("forbidden");
    expect((await refusal(composePage(cast.siblingLead, await input()))).code).toBe("not_found");
    const invented = { ...(await input()), figures: ["x:y:z:done"] };
    expect((await refusal(composePage(cast.unit, invented))).fields).toHaveProperty("figures");
    await composePage(cast.unit, await input());
    expect((await refusal(getPublished(VISITOR, "site", siteId))).code).toBe("not_found");
    await rows(sql`
      update publication set status = 'published', checked_at = now(), released_at = now()
      where kind = 'site' and subject_id = ${siteId}::uuid`);
    const shown = siteContentSchema.parse((await getPublished(VISITOR, "site", siteId)).content);
    expect(shown).toMatchObject({ siteKind: "demo_village", level: "county", namedOn: TODAY });
    expect((await getPageForm(cast.countyLead, siteId)).draft.story).toBe("故事");
    expect((await refusal(getPageForm(cast.supervisor, siteId))).code).toBe("forbidden");
  });

  it("gets its document, plaque, subsidies and measures from its level or above", async () => {
    const more = { document: "某发〔2026〕1号", plaqueOn: null };
    const naming = async () => ({ siteId, version: await versionOf(siteId), ...more });
    expect((await refusal(completeNaming(cast.unit, await naming()))).code).toBe("forbidden");
    await completeNaming(cast.countyLead, await naming());
    const money = {
      siteId,
      subsidyYear: 2026,
      amount: "50000.10",
      source: "专项",
      subsidyDocument: "",
    };
    const line = { ...money, paidOn: null };
    expect((await refusal(recordSubsidy(cast.unit, line))).code).toBe("forbidden");
    expect((await refusal(recordSubsidy(cast.siblingLead, line))).code).toBe("not_found");
    const early = { ...line, subsidyYear: 2099, paidOn: addDays(TODAY, 1) };
    expect(
      Object.keys((await refusal(recordSubsidy(cast.countyLead, early))).fields).sort(),
    ).toEqual(["paidOn", "subsidyYear"]);
    await recordSubsidy(cast.countyLead, line);
    await recordSubsidy(cast.cityLead, { ...line, amount: "0.90" });
    const [last] = await listSubsidies(cast.supervisor, {});
    const struck = { siteId, subsidyId: last?.id ?? "", strikeReason: "重复" };
    expect((await refusal(strikeSubsidy(cast.unit, struck))).code).toBe("forbidden");
    expect((await summariseSubsidies(cast.unit, {}))[0]).toMatchObject({
      amount: "50001.00",
      count: 2,
    });
    await strikeSubsidy(cast.countyLead, struck);
    expect((await refusal(strikeSubsidy(cast.countyLead, struck))).code).toBe("conflict");
    expect((await summariseSubsidies(cast.unit, {}))[0]).toMatchObject({ count: 1 });
    expect(await listSubsidies(cast.siblingLead, {})).toEqual([]);
    await attempt("cultivate", cast.countyLead, siteId);
    const [measure] = await listMeasures(cast.unit, siteId);
    const done = { siteId, measureId: measure?.id ?? "", measureResult: "已补齐" };
    expect((await refusal(finishMeasure(cast.township, done))).code).toBe("forbidden");
    await finishMeasure(cast.unit, done);
    expect((await refusal(finishMeasure(cast.unit, done))).code).toBe("conflict");
  });

  it("loses its public page in the moment in which it is withdrawn", async () => {
    await attempt("withdraw", cast.countyLead, siteId);
    expect(await statusOf(siteId)).toBe("withdrawn");
    expect((await refusal(getPublished(VISITOR, "site", siteId))).code).toBe("not_found");
    const { steps, site } = await getDeskSite(cast.unit, siteId);
    expect(site.reason).toBe("不再符合");
    expect(steps[0]?.move).toBe("withdraw");
    expect(await recommend(cast.unit, cast.unit.organisation.id)).not.toBe(siteId);
  });
});

describe("the notice of a withdrawal", () => {
  const stands = async () => (await getDeskSite(cast.countyLead, siteId)).site.exitNotice;
  const end = (status: "returned" | "withdrawn") =>
    rows(sql`
      update publication set status = ${status}::publication_status, reason = '请写明',
        checked_at = now(), released_at = now()
      where subject_id = (select exit_notice_id from demonstration_site where id = ${siteId}::uuid)`);

  it("is handed over by the level that named it, once, and again when it was returned or taken back", async () => {
    expect((await refusal(announceExit(cast.unit, { siteId }))).code).toBe("forbidden");
    expect((await refusal(announceExit(cast.siblingLead, { siteId }))).code).toBe("not_found");
    await announceExit(cast.countyLead, { siteId });
    const first = await stands();
    expect(first?.status).toBe("submitted");
    expect((await refusal(announceExit(cast.countyLead, { siteId }))).code).toBe("conflict");
    for (const ended of ["returned", "withdrawn"] as const) {
      await end(ended);
      await announceExit(cast.countyLead, { siteId });
      expect(await stands()).toEqual(first);
    }
    const { steps } = await getDeskSite(cast.countyLead, siteId);
    expect(steps.filter(({ move }) => move === "announce_exit")).toHaveLength(3);
  });
});

describe("the terms", () => {
  it("are set by the office of the installation's own region alone", async () => {
    const { terms: usual, seen } = await getSeenSiteTerms(cast.unit);
    const terms = { ...usual, noticeDays: 5, seen };
    for (const other of [cast.countyOffice, cast.cityLead, cast.unit]) {
      expect((await refusal(setSiteTerms(other, terms))).code).toBe("forbidden");
    }
    await setSiteTerms(cast.provinceOffice, terms);
    expect((await getSiteTerms(cast.unit)).noticeDays).toBe(5);
  });
});
