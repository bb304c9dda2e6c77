import "../support/request";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { openCode } from "@/lib/domain/ratings/codes/queries";
import { issueRatingCode, rateAs } from "@/lib/domain/ratings/commands";
import { listRatingWords, summariseRatings } from "@/lib/domain/ratings/queries";
import { codeFrom, GUESSES_A_MINUTE } from "@/lib/domain/ratings/rules";
import { testRatings } from "@/lib/domain/ratings/self-test/commands";
import { listSelfTests } from "@/lib/domain/ratings/self-test/queries";
import type { RatingLevel } from "@/lib/domain/ratings/types";
import { row, rows, transaction } from "@/lib/platform/db";
import { readReadiness } from "@/lib/platform/readiness";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { ownerUrl } from "../support/database";
import { withinOneMinute } from "../support/one-minute";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";

const SYSTEM = systemActor("试验");

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function issue(subjectId: string, expiresOn = "2999-12-31"): Promise<{ code: string }> {
  const { county: regionCode } = PLACES;
  const wish = { subjectType: "tour" as const, subjectId, about: "试验", regionCode, expiresOn };
  return transaction((tx) => issueRatingCode(tx, SYSTEM, wish));
}

let sender = 0;

function rate(code: string, level: RatingLevel, more: { reasons?: string[]; words?: string } = {}) {
  sender += 1;
  const { reasons = [], words = "" } = more;
  return rateAs(VISITOR, { ratingCode: code, level, reasons, words, address: `a${sender}` });
}

const totalsOf = (id: string) =>
  summariseRatings(VISITOR, { subjectType: "tour", subjectIds: [id] });

/** The limits of a test before do not stand in the way of the next. */
afterEach(() => asOwner("delete from public_allowance"));

describe("a rating code", () => {
  it("is kept as an HMAC alone", async () => {
    const { code } = await issue(newId());
    const kept = await rows<{ text: string }>(sql`select k::text as text from rating_code k`);
    expect(kept.some(({ text }) => text.includes(code))).toBe(false);
    expect(await row(sql`select 1 from audit_entry where after::text like ${`%${code}%`}`)).toBe(
      undefined,
    );
  });

  it("works exactly once, also for twenty at the same moment", async () => {
    const subjectId = newId();
    const { code } = await issue(subjectId);
    const tried = await Promise.allSettled(Array.from({ length: 20 }, () => rate(code, 5)));
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await totalsOf(subjectId)).toMatchObject({ total: 1, low: 1 });
    expect(await openCode(VISITOR, { code, address: "x" })).toEqual({ state: "used" });
  });

  it("says plainly that it has expired, and nothing of what it was for", async () => {
    const subjectId = newId();
    const { code } = await issue(subjectId);
    await asOwner(`alter table rating_code disable trigger rating_code_kept;
      update rating_code set issued_on = '2020-01-01', expires_on = '2020-01-02'
      where subject_id = '${subjectId}'; alter table rating_code enable trigger rating_code_kept`);
    expect(await openCode(VISITOR, { code, address: "x" })).toEqual({ state: "expired" });
    expect((await refusal(rate(code, 1))).code).toBe("conflict");
    expect((await totalsOf(subjectId)).total).toBe(0);
  });

  it("is good through the whole of its last day in Asia/Shanghai", async () => {
    const today = await row<{ day: string }>(sql`
      select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`);
    const { code } = await issue(newId(), today?.day);
    expect(await openCode(VISITOR, { code, address: "x" })).toMatchObject({ state: "open" });
  });
});

describe("guessing", () => {
  it("gets sixty tries a minute in all, however many addresses try at once", async () => {
    const { code: right } = await issue(newId());
    const codes = await withinOneMinute(async (tried) => {
      await asOwner("delete from public_allowance");
      const wrong = (at: number) => codeFrom(900_000_000_000 + at);
      const tries = Array.from({ length: 100 }, (_, at) =>
        refusal(openCode(VISITOR, { code: wrong(at), address: `guess${tried}-${at}` })),
      );
      const heard = (await Promise.all(tries)).map(({ code }) => code);
      // Who guesses right past the limit is told nothing either.
      const late = await refusal(openCode(VISITOR, { code: right, address: `late${tried}` }));
      return [...heard, late.code];
    });
    expect(codes.filter((code) => code === "not_found")).toHaveLength(GUESSES_A_MINUTE);
    expect(codes.at(-1)).toBe("unavailable");
  });

  it("gets ten tries a minute from one address", async () => {
    const tried: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      const code = codeFrom(800_000_000_000 + at);
      tried.push((await refusal(openCode(VISITOR, { code, address: "one" }))).code);
    }
    expect(tried).toEqual([...Array(10).fill("not_found"), "unavailable", "unavailable"]);
  });

  it("is not what right codes are: they use up no try", async () => {
    const { code } = await issue(newId());
    for (let at = 0; at < GUESSES_A_MINUTE + 5; at += 1) {
      await openCode(VISITOR, { code, address: "school class" });
    }
    expect(await row(sql`select max(used) as used from public_allowance`)).toEqual({ used: 0 });
  });
});

describe("a rating", () => {
  it("is counted by its word and reasons; words are sealed and read in reach alone", async () => {
    const subjectId = newId();
    const words = "讲解的人不在";
    const first = await issue(subjectId);
    await rate(first.code, 4, { reasons: ["路途太久", "路途太久"], words });
    await rate((await issue(subjectId)).code, 2);
    expect(await totalsOf(subjectId)).toEqual({
      counts: { 1: 0, 2: 1, 3: 0, 4: 1, 5: 0 },
      total: 2,
      low: 1,
      reasons: [{ reason: "路途太久", count: 1 }],
    });
    const kept = await rows<{ text: string }>(sql`select g::text as text from rating g`);
    expect(kept.some(({ text }) => text.includes(words))).toBe(false);
    const { actor: office } = await personWith("office", PLACES.county);
    const { actor: stranger } = await personWith("office", PLACES.foreignCounty);
    const { actor: clerk } = await personWith("reporter", PLACES.county);
    const subject = { subjectType: "tour", subjectId } as const;
    const read = await listRatingWords(office, subject);
    expect(read.map((one) => one.words).sort()).toEqual([null, words].sort());
    expect(await listRatingWords(stranger, subject)).toEqual([]);
    expect((await refusal(listRatingWords(clerk, subject))).code).toBe("forbidden");
    expect((await refusal(listRatingWords(VISITOR, subject))).code).toBe("forbidden");
  });

  it("stores nothing where the words accuse somebody, and keeps the code good", async () => {
    const subjectId = newId();
    const { code } = await issue(subjectId);
    const words = "举报村主任王某贪污公款三万元，电话 13800138000";
    expect((await refusal(rate(code, 5, { words }))).fields).toHaveProperty("words");
    expect((await totalsOf(subjectId)).total).toBe(0);
    await rate(code, 5);
  });

  it("takes no reason that was not offered, and keeps the code good", async () => {
    const { code } = await issue(newId());
    expect((await refusal(rate(code, 5, { reasons: ["自造"] }))).fields).toHaveProperty("reasons");
    await rate(code, 5);
  });

  it("is never changed or removed, by the app or by the owner of the tables", async () => {
    await rate((await issue(newId())).code, 5);
    for (const statement of ["update rating set level = 1", "delete from rating"]) {
      await expect(transaction((tx) => tx.count(sql`${sql.raw(statement)}`))).rejects.toThrow(
        /permission denied/,
      );
      await expect(asOwner(statement)).rejects.toThrow(/never changes/);
    }
  });

  it("has a day and no hour", async () => {
    const columns = await rows<{ type: string }>(sql`
      select data_type as type from information_schema.columns where table_name = 'rating'`);
    expect(columns.filter(({ type }) => type.startsWith("timestamp"))).toEqual([]);
    const kept = await rows<{ id: string }>(sql`select id from rating`);
    expect(kept.every(({ id }) => id[14] === "4")).toBe(true);
  });
});

describe("the daily self-test", () => {
  const forget = () =>
    asOwner(`alter table rating_self_test disable trigger rating_self_test_kept;
      delete from rating_self_test; alter table rating_self_test enable trigger rating_self_test_kept`);

  it("passes once an hour at most where no app answers, and is in no other sum", async () => {
    expect(await testRatings(SYSTEM)).toBe(true);
    expect(await testRatings(SYSTEM)).toBe(undefined);
    const [latest] = await listSelfTests(VISITOR);
    expect(latest).toMatchObject({ passed: true, way: "command", isToday: true });
    expect(await totalsOf(newId())).toMatchObject({ total: 0 });
    expect((await readReadiness()).reason).not.toContain("自检");
  });

  it.each([
    ["drops low ratings", "if new.level >= 4 then return null; end if; return new;"],
    ["makes them better", "new.level := least(new.level, 3); return new;"],
    ["refuses them", "if new.level >= 4 then raise exception 'full'; end if; return new;"],
  ])("fails, and says so, where something %s", async (_what, body) => {
    await forget();
    await asOwner(`create function cheat() returns trigger language plpgsql as $$ begin ${body} end $$;
      create trigger cheat before insert on rating for each row execute function cheat()`);
    try {
      expect(await testRatings(SYSTEM)).toBe(false);
    } finally {
      await asOwner("drop function cheat() cascade");
    }
    const [latest] = await listSelfTests(VISITOR);
    expect(latest?.passed).toBe(false);
    expect((await readReadiness()).reason).toContain("自检未通过");
  });

  it("is tried again after an hour and passes where the way is mended", async () => {
    await asOwner(`alter table rating_self_test disable trigger rating_self_test_kept;
      update rating_self_test set at = at - interval '2 hours';
      alter table rating_self_test enable trigger rating_self_test_kept`);
    expect(await testRatings(SYSTEM)).toBe(true);
    expect((await listSelfTests(VISITOR))[0]?.attempt).toBe(2);
  });
});
