import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { decideRecheck, drawRechecks } from "@/lib/domain/sites/rechecks/commands";
import { listRechecks } from "@/lib/domain/sites/rechecks/queries";
import { drawn } from "@/lib/domain/sites/rechecks/rules";
import { listSites } from "@/lib/domain/sites/register/queries";
import { siteRegisterSchema } from "@/lib/domain/sites/register/schema";
import { answerSignal } from "@/lib/domain/sites/signals/commands";
import { listSignals } from "@/lib/domain/sites/signals/queries";
import { setSiteTerms } from "@/lib/domain/sites/terms/commands";
import { getSeenSiteTerms, getSiteTerms } from "@/lib/domain/sites/terms/queries";
import type { SiteTerms } from "@/lib/domain/sites/terms/schema";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, dayAt } from "@/lib/shared/dates";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const TODAY = dayAt(new Date());
let office: StaffActor;
let lead: StaffActor;
let stranger: StaffActor;
let unit: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [office, lead, stranger, unit] = await Promise.all([
    staff("office"),
    staff("sheng"),
    staff("linxian"),
    staff("cun"),
  ]);
}, 240_000);

/** The figures counted apart from the query: row by row, in the program. */
async function recount() {
  const sites = await rows<{ id: string; organisationId: string }>(sql`
    select id, organisation_id as "organisationId" from demonstration_site
    where status in ('named', 'cultivating', 'kept')`);
  const found: string[] = [];
  const terms = await getSiteTerms(office);
  for (const { id, organisationId } of sites) {
    const all = await rows<{
      status: string;
      dueOn: string;
      awaiting: boolean;
      returned: number;
      pausedUntil: string | null;
    }>(sql`
      select status, due_on as "dueOn", awaiting, times_returned as returned, paused_until as "pausedUntil"
      from assignment where organisation_id = ${organisationId}::uuid and year = ${Number(TODAY.slice(0, 4))}`);
    const open = ["not_started", "drafting", "returned"];
    const overdue = all.filter(
      (one) =>
        open.includes(one.status) &&
        !one.awaiting &&
        one.dueOn < TODAY &&
        (!one.pausedUntil || one.pausedUntil < TODAY),
    ).length;
    const returned = all.reduce((sum, one) => sum + one.returned, 0);
    const low = await row<{ count: number }>(sql`
      select count(*)::int as count from rating g join rating_code k on k.id = g.code_id
      where k.subject_type = 'visit' and k.subject_id = ${id}::uuid and g.level in (4, 5)
        and to_char(g.rated_on, 'YYYY') = ${TODAY.slice(0, 4)}`);
    if (overdue >= terms.overdueFrom) found.push(`${id} overdue_tasks ${overdue}`);
    if (returned >= terms.returnedFrom) found.push(`${id} returned_reports ${returned}`);
    if ((low?.count ?? 0) >= terms.lowRatingsFrom) found.push(`${id} low_ratings ${low?.count}`);
  }
  return found.sort();
}

const listed = async (actor: StaffActor) =>
  (await listSignals(actor))
    .map(({ siteId, source, count }) => `${siteId} ${source} ${count}`)
    .sort();

describe("signals", () => {
  it("are what an independent count finds, at any threshold", async () => {
    const usual = await getSiteTerms(office);
    const set = async (terms: SiteTerms) =>
      setSiteTerms(office, { ...terms, seen: (await getSeenSiteTerms(office)).seen });
    for (const from of [1, 2, 4]) {
      await set({ ...usual, overdueFrom: from, returnedFrom: from, lowRatingsFrom: 1 });
      expect(await listed(office)).toEqual(await recount());
    }
    await set({ ...usual, overdueFrom: 1, returnedFrom: 1, lowRatingsFrom: 1 });
    expect((await listed(office)).length).toBeGreaterThan(0);
  });

  it("are shown within reach, and change nothing by themselves", async () => {
    const before = await rows(sql`select id, status from demonstration_site order by id`);
    const sites = new Set(
      (await listSites(lead, siteRegisterSchema.parse({}))).sites.map(({ id }) => id),
    );
    for (const { siteId } of await listSignals(lead)) expect(sites.has(siteId)).toBe(true);
    expect(await rows(sql`select id, status from demonstration_site order by id`)).toEqual(before);
  });

  it("are set aside with a reason until their figure rises, or begin a re-check, by a person with the right", async () => {
    const [signal] = await listSignals(office);
    if (!signal) throw new Error("no signal");
    const { siteId, source } = signal;
    const version = async () =>
      (
        await row<{ version: number }>(sql`
        select version from demonstration_site where id = ${siteId}::uuid`)
      )?.version ?? 0;
    const aside = {
      siteId,
      source,
      decision: "set_aside",
      signalReason: "已补报",
      signalDueOn: null,
    } as const;
    const input = { ...aside, version: await version() };
    expect((await refusal(answerSignal(stranger, input))).code).toMatch(/not_found|forbidden/);
    expect((await refusal(answerSignal(unit, input))).code).toMatch(/not_found|forbidden/);
    await answerSignal(office, input);
    expect((await listSignals(office, { siteId })).some((one) => one.source === source)).toBe(
      false,
    );
    expect((await refusal(answerSignal(office, input))).code).toBe("conflict");
    const next = (await listSignals(office)).find(
      (one) => one.siteId !== siteId || one.source !== source,
    );
    if (!next) throw new Error("no second signal");
    const held = await row<{ version: number }>(sql`
      select version from demonstration_site where id = ${next.siteId}::uuid`);
    const early = {
      ...aside,
      siteId: next.siteId,
      source: next.source,
      version: held?.version ?? 0,
    };
    const missing = await refusal(answerSignal(office, { ...early, decision: "recheck" }));
    expect(missing.fields).toHaveProperty("signalDueOn");
    const signalDueOn = addDays(TODAY, 20);
    await answerSignal(office, { ...early, decision: "recheck", signalDueOn });
    const [recheck] = await listRechecks(office, next.siteId);
    expect(recheck).toMatchObject({ cause: "signal", result: null, dueOn: signalDueOn });
    expect(recheck?.ground).toContain(next.ground);
  });
});

describe("a draw", () => {
  it("takes all that are due and the share of the others that the kept seed gives", async () => {
    const own = { regionCode: "420000", share: 50, dueOn: addDays(TODAY, 30) };
    expect((await refusal(drawRechecks(unit, own))).code).toBe("forbidden");
    expect((await refusal(drawRechecks(stranger, own))).code).toBe("not_found");
    const standing = await rows<{ id: string; isDue: boolean }>(sql`
      select id, recheck_due_on <= ${own.dueOn}::date as "isDue" from demonstration_site
      where level_named = 'province' and status in ('named', 'cultivating', 'kept') order by id`);
    const outcome = await drawRechecks(office, own);
    const due = standing.filter(({ isDue }) => isDue).map(({ id }) => id);
    const pool = standing.filter(({ isDue }) => !isDue).map(({ id }) => id);
    const kept = await row<{ seed: string }>(
      sql`select seed from site_draw order by made_at desc limit 1`,
    );
    const chosen = drawn(pool, 50, kept?.seed ?? "");
    expect(outcome).toEqual({ due: due.length, drawn: chosen.length, pool: pool.length });
    const opened = await rows<{ siteId: string; cause: string }>(sql`
      select site_id as "siteId", cause from site_recheck where draw_id is not null`);
    expect(opened.map(({ siteId }) => siteId).sort()).toEqual([...due, ...chosen].sort());
    expect(opened.filter(({ cause }) => cause === "draw")).toHaveLength(chosen.length);
    expect(standing.length).toBeGreaterThan(0);
  });
});

describe("putting right", () => {
  it("keeps the demand and the visit that followed, each with who went and what they found", async () => {
    const held = async () =>
      row<{ siteId: string; version: number; status: string }>(sql`
        select id as "siteId", version, status from demonstration_site
        where status in ('rechecking', 'rectifying', 'kept') and level_named = 'province'
        order by status_since desc limit 1`);
    const asked = await held();
    if (!asked) throw new Error("nothing is re-checked");
    const visit = { siteId: asked.siteId, checkedOn: TODAY, announce: undefined };
    await decideRecheck(office, {
      ...{ ...visit, version: asked.version, result: "rectify", checkers: "甲、乙" },
      ...{ words: "公开栏三个月没有换", rectifyUntil: addDays(TODAY, 30) },
    });
    const now = await row<{ version: number }>(sql`
      select version from demonstration_site where id = ${asked.siteId}::uuid`);
    await decideRecheck(office, {
      ...{ ...visit, version: now?.version ?? 0, result: "keep", checkers: "丙、丁" },
      ...{ words: "已经每月更换", rectifyUntil: null },
    });
    const both = await listRechecks(office, asked.siteId);
    expect(both.slice(0, 2)).toMatchObject([
      { cause: "rectified", result: "keep", visitors: "丙、丁", words: "已经每月更换" },
      { result: "rectify", visitors: "甲、乙", words: "公开栏三个月没有换" },
    ]);
    expect(both[0]).toMatchObject({ visitedOn: TODAY, dueOn: addDays(TODAY, 30) });
  });
});
