import { beforeAll, describe, expect, it, vi } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { renewNotice } from "@/lib/domain/sites/notices/commands";
import { getNoticeWindow } from "@/lib/domain/sites/notices/queries";
import {
  answerObjection,
  forgetObjectors,
  objectToSite,
} from "@/lib/domain/sites/objections/commands";
import { listObjections } from "@/lib/domain/sites/objections/queries";
import { getSite } from "@/lib/domain/sites/register/queries";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import {
  attempt,
  type Cast,
  castOfSites,
  endNotice,
  recommend,
  statusOf,
  TODAY,
} from "../support/demonstration-world";
import { refusal } from "../support/refusal";

const used = vi.hoisted(() => ({ passes: 0 }));
// A pass is earned in a browser and counted by the address of a request; here nobody sends one.
vi.mock("@/lib/access/public-guard", () => ({
  requirePublicPass: async () => {
    used.passes += 1;
    return { id: "test" };
  },
}));

const CANARY = "公开栏停在上个季度没有更新";
const CONTACT = "住在村东头的王大爷";
let cast: Cast;
let siteId: string;
let noticeId: string;

async function release(): Promise<void> {
  await rows(sql`
    update publication set status = 'published', checked_at = now(), released_at = now(),
      checked_by_name = '审', released_by_name = '发'
    where kind = 'notice' and subject_id = ${noticeId}::uuid and status = 'submitted'`);
}

const object = (more: Partial<Parameters<typeof objectToSite>[1]> = {}) =>
  objectToSite(VISITOR, {
    noticeId,
    siteId,
    text: CANARY,
    personName: CONTACT,
    contact: "",
    ...more,
  });

beforeAll(async () => {
  cast = await castOfSites();
  siteId = await recommend(cast.countyLead, cast.unit.organisation.id);
  await attempt("evaluate", cast.unit, siteId);
  await attempt("verify", cast.countyLead, siteId);
  await attempt("publicise", cast.countyLead, siteId);
  noticeId = (await getSite(cast.countyLead, siteId)).noticeId ?? "";
}, 120_000);

describe("a notice", () => {
  it("is not there for the public before it is released, and not renewed while it is on its way", async () => {
    expect((await refusal(getNoticeWindow(VISITOR, noticeId))).code).toBe("not_found");
    expect((await refusal(object())).code).toBe("not_found");
    const again = { noticeId, fromOn: TODAY, days: 7 };
    expect((await refusal(renewNotice(cast.countyLead, again))).code).toBe("conflict");
  });

  it("is handed over again after it was returned, by the level that names alone", async () => {
    await rows(sql`
      update publication set status = 'returned', reason = '改标题', ended_at = now()
      where kind = 'notice' and subject_id = ${noticeId}::uuid`);
    const again = { noticeId, fromOn: TODAY, days: 5 };
    expect((await refusal(renewNotice(cast.cityLead, again))).code).toBe("forbidden");
    expect((await refusal(renewNotice(cast.siblingLead, again))).code).toBe("not_found");
    await renewNotice(cast.countyLead, again);
    const held = await row<{ days: number; waiting: number }>(sql`
      select n.days, (select count(*)::int from publication p where p.subject_id = n.id
        and p.status = 'submitted') as waiting from site_notice n where n.id = ${noticeId}::uuid`);
    expect(held).toEqual({ days: 5, waiting: 1 });
  });

  it("shows days and counts, and takes no objection against a site that is not in it", async () => {
    await release();
    const window = await getNoticeWindow(VISITOR, noticeId);
    expect(window).toMatchObject({ isOpen: true, objections: 0, answered: 0 });
    expect(window.openUntil >= addDays(TODAY, 4)).toBe(true);
    const other = "01900000-0000-7000-8000-000000000000";
    expect((await refusal(object({ siteId: other }))).fields).toHaveProperty("siteId");
  });
});

describe("an objection", () => {
  it("that accuses somebody is diverted before anything is stored, and costs no pass", async () => {
    const accusation = "村支书张某贪污集体资金收受贿赂";
    const refused = await refusal(object({ text: accusation }));
    expect(refused.code).toBe("invalid");
    expect(refused.message).toContain("12388");
    expect(used.passes).toBe(0);
    expect(await rows(sql`select 1 from site_objection`)).toHaveLength(0);
  });

  it("is sealed: neither text nor contact stands in any row, in the audit or in what others see", async () => {
    await object();
    const kept = await rows(sql`
      select to_jsonb(b)::text as line from site_objection b
      union all select to_jsonb(a)::text from audit_entry a
      union all select to_jsonb(t)::text from site_step t
      union all select to_jsonb(n)::text from notification n`);
    const all = JSON.stringify(kept);
    expect(all).not.toContain(CANARY);
    expect(all).not.toContain(CONTACT);
    expect(JSON.stringify(await getNoticeWindow(VISITOR, noticeId))).not.toContain(CANARY);
    const [seen] = await listObjections(cast.countyLead, siteId);
    expect(seen).toMatchObject({ text: CANARY, contact: CONTACT, outcome: null });
    for (const other of [cast.unit, cast.township, cast.supervisor, cast.cityLead]) {
      expect(await listObjections(other, siteId)).toMatchObject([{ text: null, contact: null }]);
    }
    expect(await listObjections(cast.siblingLead, siteId)).toEqual([]);
  });

  it("keeps a site from being named until it is answered, once, by the level that names", async () => {
    await endNotice(siteId);
    expect((await refusal(object())).code).toBe("conflict");
    const named = await refusal(attempt("name", cast.countyLead, siteId));
    expect(named.message).toContain("1 条异议");
    const [held] = await listObjections(cast.countyLead, siteId);
    const answer = {
      siteId,
      objectionId: held?.id ?? "",
      outcome: "partly",
      answer: "已督促更新",
    } as const;
    expect((await refusal(answerObjection(cast.unit, answer))).code).toBe("forbidden");
    expect((await refusal(answerObjection(cast.cityLead, answer))).code).toBe("forbidden");
    expect((await refusal(answerObjection(cast.siblingLead, answer))).code).toBe("not_found");
    await answerObjection(cast.countyOffice, answer);
    expect((await refusal(answerObjection(cast.countyLead, answer))).code).toBe("conflict");
    expect(await getNoticeWindow(VISITOR, noticeId)).toMatchObject({ objections: 1, answered: 1 });
    await attempt("name", cast.countyLead, siteId);
    expect(await statusOf(siteId)).toBe("named");
  });

  it("loses name and contact half a year after the answer", async () => {
    expect(await transaction(forgetObjectors)).toBe(0);
    await rows(sql`update site_objection set answered_at = now() - interval '181 days'`);
    expect(await transaction(forgetObjectors)).toBe(1);
    expect(await listObjections(cast.countyLead, siteId)).toMatchObject([{ contact: null }]);
  });
});
