import { beforeAll, describe, expect, it, vi } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import { countToDecide } from "@/lib/domain/adjustments/queries";
import type { LetterSection, SectionKind } from "@/lib/domain/notifications/letters/types";
import { makeDigests } from "@/lib/domain/reminders/commands";
import { findDigest } from "@/lib/domain/reminders/queries";
import { countWaiting } from "@/lib/domain/reviews/queue/queries";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

vi.stubEnv("DIGEST_AT", "00:00");

const SYSTEM = systemActor("每日提醒");
const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;
const DECIDED: SectionKind[] = ["review", "acceptance", "doubt", "opening", "adjustment"];

/** Today is a working day, or a day off, whatever the day of the run. */
async function todayIs(kind: "workday" | "holiday"): Promise<void> {
  await transaction((tx) =>
    tx.count(sql`
      insert into calendar_exception (date, kind, name) values (${TODAY}, ${kind}::calendar_kind, '试')
      on conflict (date) do update set kind = excluded.kind`),
  );
}

async function forgetDigests(): Promise<void> {
  await transaction(async (tx) => {
    await tx.count(sql`delete from digest`);
    await tx.count(sql`delete from digest_run`);
    await tx.count(sql`delete from delivery`);
  });
}

async function everybody(): Promise<StaffActor[]> {
  const found = await rows<{ login: string }>(sql`
    select login from account where status = 'active' order by login`);
  return Promise.all(found.map(({ login }) => staff(login)));
}

function part(sections: LetterSection[] | null, kind: SectionKind): LetterSection | undefined {
  return sections?.find((section) => section.kind === kind && !section.unit);
}

describe("the day's digests of a small province", () => {
  let people: StaffActor[];

  beforeAll(async () => {
    await loadSmallDemo();
    people = await everybody();
  }, 120_000);

  it("are not made on a day off", async () => {
    await todayIs("holiday");
    expect(await makeDigests(SYSTEM)).toBeNull();
    expect(await rows(sql`select 1 from digest_run`)).toEqual([]);
  });

  it("are made once, however many workers try at once", async () => {
    await todayIs("workday");
    const made = await Promise.all(Array.from({ length: 4 }, () => makeDigests(SYSTEM)));
    const counts = made.filter((count) => count !== null);
    expect(counts).toHaveLength(1);
    expect(counts[0]).toBeGreaterThan(0);
    expect(await makeDigests(SYSTEM)).toBeNull();
    const [kept] = await rows<{ digests: number; people: number }>(sql`
      select count(*)::int as digests, count(distinct account_id)::int as people from digest`);
    expect(kept?.digests).toBe(counts[0]);
    expect(kept?.people).toBe(kept?.digests);
  });

  it("tell every reviewer exactly what their queue counts", async () => {
    const reviewers = people.filter((one) => hasVerb(one, "report.review"));
    expect(reviewers.length).toBeGreaterThan(5);
    let waiting = 0;
    for (const one of reviewers) {
      const expected = await countWaiting(one);
      waiting += expected;
      const told = part(await findDigest(one), "review")?.count ?? 0;
      expect([one.login, told]).toEqual([one.login, expected]);
    }
    expect(waiting).toBeGreaterThan(0);
  });

  it("tell every decider exactly what waits for their word on other terms", async () => {
    for (const one of people.filter((each) => hasVerb(each, "adjustment.decide"))) {
      const told = part(await findDigest(one), "adjustment")?.count ?? 0;
      expect([one.login, told]).toEqual([one.login, await countToDecide(one)]);
    }
  });

  it("tell a unit's people its own open work as 今日待办 counts it", async () => {
    let told = 0;
    for (const one of people.filter((each) => hasVerb(each, "report.enter"))) {
      const digest = await findDigest(one);
      const returned = part(digest, "returned")?.count;
      const overdue = part(digest, "overdue")?.count;
      if (returned === undefined && overdue === undefined) continue;
      told += 1;
      const found = await rows<{ returned: number; overdue: number }>(sql`
        select count(*) filter (where status = 'returned')::int as returned,
          count(*) filter (where status <> 'returned' and due_on < ${TODAY})::int as overdue
        from assignment where organisation_id = ${one.organisation.id}::uuid
          and status in ('not_started', 'drafting', 'returned')
          and not (awaiting and status = 'not_started')`);
      expect([one.login, returned ?? 0, overdue ?? 0]).toEqual([
        one.login,
        found[0]?.returned,
        found[0]?.overdue,
      ]);
    }
    expect(told).toBeGreaterThan(0);
  });

  it("never tell a superior who below is late", async () => {
    const found = await rows<{ accountId: string; section: LetterSection; below: number }>(sql`
      select d.account_id as "accountId", part as section,
        (select count(*)::int from jsonb_array_elements(coalesce(part -> 'items', '[]')) item
          join assignment a on item ->> 'href' = '/desk/assignments/' || a.id || '/fill'
          where a.organisation_id <> p.organisation_id) as below
      from digest d join account p on p.id = d.account_id
      cross join lateral jsonb_array_elements(d.content -> 'sections') part`);
    expect(found.length).toBeGreaterThan(0);
    for (const { section, below } of found) {
      if (DECIDED.includes(section.kind)) expect(section).not.toHaveProperty("items");
      if (!section.unit) expect(below).toBe(0);
    }
  });

  it("say nothing to those who have nothing to hear", async () => {
    const [empty] = await rows<{ count: number }>(sql`
      select count(*)::int as count from digest where jsonb_array_length(content -> 'sections') = 0`);
    expect(empty?.count).toBe(0);
    expect(await findDigest(await staff("shenji"))).toBeNull();
  });

  it("are the worker's to make", async () => {
    await forgetDigests();
    expect((await refusal(makeDigests(await staff("office")))).code).toBe("forbidden");
  });
});
