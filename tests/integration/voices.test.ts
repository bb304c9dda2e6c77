import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { answerVoices } from "@/lib/domain/voices/answering/commands";
import { listVoiceThemes, summariseOpenVoices } from "@/lib/domain/voices/answering/queries";
import { raiseVoice } from "@/lib/domain/voices/commands";
import { getAssignmentVoices, listGivenVoices } from "@/lib/domain/voices/queries";
import { listIssuerTotals } from "@/lib/domain/voices/totals/queries";
import type { VoiceKind } from "@/lib/domain/voices/types";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const TASK = "CJ-04";

let office: StaffActor;
let lead: StaffActor;
let cityLead: StaffActor;
let village: StaffActor;
/** Reporters of other villages that are asked the same task. */
let others: StaffActor[];
let rootTaskId: string;

beforeAll(async () => {
  await loadSmallDemo();
  [office, lead, cityLead, village] = (await Promise.all([
    ...[staff("office"), staff("sheng"), staff("shi"), staff("cun")],
  ])) as [StaffActor, StaffActor, StaffActor, StaffActor];
  const [task] = await rows<{ id: string }>(sql`
    select t.root_task_id as id from task t join task_list l on l.id = t.list_id
    where t.code = ${TASK} and l.status = 'issued' and t.inherits_task_id is null`);
  rootTaskId = task?.id ?? "";
  const asked = await rows<{ id: string; name: string; township: string; node: string }>(sql`
    select o.id, o.name, o.township_code as township, o.node_code as node from organisation o
    where o.level = 'village' and o.id <> ${village.organisation.id} and exists (
      select 1 from assignment a where a.organisation_id = o.id and a.root_task_id = ${rootTaskId})
    order by o.id limit 8`);
  others = asked.map(({ id, name, township, node }) => ({
    ...village,
    accountId: `00000000-0000-7000-8000-${id.slice(-12)}`,
    organisation: { ...village.organisation, id, name, townshipCode: township, nodeCode: node },
  }));
}, 240_000);

async function assignmentOf(who: StaffActor, root = rootTaskId): Promise<string> {
  const [found] = await rows<{ id: string }>(sql`
    select a.id from assignment a where a.organisation_id = ${who.organisation.id}
      and a.root_task_id = ${root} and a.status not in ('cancelled', 'exempted')
    order by a.id limit 1`);
  if (!found) throw new Error("not asked");
  return found.id;
}

async function raise(who: StaffActor, kind: VoiceKind): Promise<void> {
  await raiseVoice(who, { assignmentId: await assignmentOf(who), kind });
}

async function countVoices(kind: VoiceKind): Promise<number> {
  const [found] = await rows<{ n: number }>(sql`select count(*)::int as n from voice
    where root_task_id = ${rootTaskId} and kind = ${kind}`);
  return found?.n ?? 0;
}

/** In how many rows of each table the text occurs, as far as the app may read. */
async function tracesOf(text: string): Promise<Record<string, number>> {
  const tables = await rows<{ name: string }>(sql`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')
      and has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'select')
    order by 1`);
  const counted = await Promise.all(
    tables.map(async ({ name }) => {
      const [found] = await rows<{ n: number }>(sql`
        select count(*)::int as n from ${sql.raw(name)} one where one::text like ${`%${text}%`}`);
      return [name, found?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counted);
}

async function auditEntries(): Promise<number> {
  const [found] = await rows<{ n: number }>(sql`select count(*)::int as n from audit_entry`);
  return found?.n ?? 0;
}

async function theme(actor: Actor, kind: VoiceKind) {
  const themes = await listVoiceThemes(actor);
  const found = themes.find((one) => one.rootTaskId === rootTaskId && one.kind === kind);
  if (!found) throw new Error(`nothing of ${kind}`);
  return found;
}

const answerOf = (kind: VoiceKind, answers: number, text = "本季度起合并，不再单独报送。") => ({
  ...{ rootTaskId, year: 2026, kind, answers, text },
});

describe("raising a voice", () => {
  it("leaves no row that leads back to the organisation or the person", async () => {
    const before = await Promise.all([
      tracesOf(village.organisation.id),
      tracesOf(village.accountId),
      tracesOf(village.login),
    ]);
    expect(before[0]["public.organisation"]).toBe(1);
    const entries = await auditEntries();
    await raise(village, "repeated");
    const after = await Promise.all([
      tracesOf(village.organisation.id),
      tracesOf(village.accountId),
      tracesOf(village.login),
    ]);
    expect(after).toEqual(before);
    expect(await countVoices("repeated")).toBe(1);

    // An audit entry would stand, by its minute and place in the chain, right behind a sign-in.
    expect(await auditEntries()).toBe(entries);
    const columns = await rows<{ name: string }>(sql`
      select column_name as name from information_schema.columns
      where table_name = 'voice' order by ordinal_position`);
    expect(columns.map(({ name }) => name)).toEqual([
      ...["id", "root_task_id", "year", "kind", "organisation_level", "token", "on_day"],
    ]);
    // An id that grows with time would tell the moment.
    const [voice] = await rows<{ id: string }>(sql`select id from voice limit 1`);
    expect(voice?.id[14]).toBe("4");
  });

  it("counts an organisation once for each kind, however often and from whichever period", async () => {
    const kinds = await countVoices("unreasonable_deadline");
    await Promise.all([
      raise(village, "unreasonable_deadline"),
      raise(village, "unreasonable_deadline"),
      raise({ ...village, accountId: office.accountId }, "unreasonable_deadline"),
    ]);
    expect(await countVoices("unreasonable_deadline")).toBe(kinds + 1);
    const periods = await rows<{ id: string }>(sql`select id from assignment
      where organisation_id = ${village.organisation.id} and root_task_id = ${rootTaskId}`);
    expect(periods.length).toBeGreaterThan(1);
    for (const { id } of periods) {
      await raiseVoice(village, { assignmentId: id, kind: "unreasonable_deadline" });
    }
    expect(await countVoices("unreasonable_deadline")).toBe(kinds + 1);
  });

  it("is shown as given to the organisation's own people, and to nobody else", async () => {
    const id = await assignmentOf(village);
    const own = await getAssignmentVoices(village, id);
    expect(own).toMatchObject({ mayRaise: true, given: ["repeated", "unreasonable_deadline"] });
    const seen = await getAssignmentVoices(lead, id);
    expect(seen).toMatchObject({ mayRaise: false, given: [] });
    const line = { id, organisationId: village.organisation.id, rootTaskId, year: 2026 };
    expect(await listGivenVoices(village, [line])).toEqual({ [id]: own.given });
    expect(await listGivenVoices(lead, [line])).toEqual({});
  });

  it("is refused for another's assignment, to administrators and to visitors", async () => {
    const input = { assignmentId: await assignmentOf(village), kind: "not_ours" } as const;
    const [stranger] = others as [StaffActor];
    for (const who of [stranger, lead, office]) {
      expect((await refusal(raiseVoice(who, input))).code).toBe("not_found");
    }
    for (const who of [await staff("xitong"), VISITOR]) {
      expect((await refusal(raiseVoice(who, input))).code).toBe("forbidden");
    }
    const missing = raiseVoice(village, { ...input, assignmentId: "999999999" });
    expect((await refusal(missing)).code).toBe("not_found");
    expect(await countVoices("not_ours")).toBe(0);
  });

  it("cannot be changed or taken away afterwards", async () => {
    for (const statement of [
      sql`update voice set kind = 'not_ours'`,
      sql`delete from voice`,
      sql`update voice_answer set text = ''`,
    ]) {
      const changed = transaction((tx) => tx.count(statement));
      await expect(changed.then((n) => (n === 0 ? "nothing" : n))).rejects.toThrow();
    }
  });
});

describe("what the issuer sees", () => {
  it("is no number below three, then the number and the level, never a place", async () => {
    expect(await theme(lead, "repeated")).toMatchObject({
      ...{ isOpen: true, open: null, total: null, levels: null, answers: [] },
    });
    const [second, third] = others as [StaffActor, StaffActor];
    await raise(second, "repeated");
    expect((await theme(lead, "repeated")).total).toBeNull();
    await raise(third, "repeated");
    const seen = await theme(lead, "repeated");
    expect(seen).toMatchObject({
      ...{ open: 3, total: 3, levels: [{ level: "village", voices: 3 }], code: TASK },
      ...{ regionName: "湖北省", waitingDays: 0 },
    });
    for (const { organisation } of [village, second, third]) {
      const told = JSON.stringify(seen);
      expect(told).not.toContain(organisation.id);
      expect(told).not.toContain(organisation.name);
      expect(told).not.toContain(organisation.nodeCode);
    }
  });

  it("is only of lists that it issued", async () => {
    expect(await listVoiceThemes(cityLead)).toEqual([]);
    const mine = await listVoiceThemes(office);
    expect(mine.filter((one) => one.rootTaskId === rootTaskId)).toEqual([]);
    expect((await refusal(listVoiceThemes(village))).code).toBe("forbidden");
    expect(await summariseOpenVoices(village)).toBeNull();
    expect(await summariseOpenVoices(lead)).toEqual({ themes: 2, oldestDays: 0 });
    expect(await summariseOpenVoices(cityLead)).toEqual({ themes: 0, oldestDays: 0 });
  });
});

describe("answering", () => {
  it("is the issuer's alone", async () => {
    for (const who of [cityLead, office]) {
      expect((await refusal(answerVoices(who, answerOf("repeated", 0)))).code).toBe("not_found");
    }
    for (const who of [village, VISITOR, systemActor("test")]) {
      expect((await refusal(answerVoices(who, answerOf("repeated", 0)))).code).toBe("forbidden");
    }
  });

  it("is given once where two press at once, and read by everybody who is asked", async () => {
    const done = await Promise.allSettled([
      answerVoices(lead, answerOf("repeated", 0)),
      answerVoices(lead, answerOf("repeated", 0, "另一个人的答复。")),
    ]);
    const refused = done.filter((one) => one.status === "rejected");
    expect(refused.map((one) => one.reason.code)).toEqual(["conflict"]);
    const [asked] = others.slice(5) as [StaffActor];
    const read = await getAssignmentVoices(asked, await assignmentOf(asked));
    expect(read.answers).toHaveLength(1);
    expect(read.answers[0]).toMatchObject({
      ...{ kind: "repeated", unitName: lead.organisation.name },
    });
    expect(await theme(lead, "repeated")).toMatchObject({
      ...{ isOpen: false, open: null, total: 3, waitingDays: null },
    });
    const [audit] = await rows<{ account: string; voices: number }>(sql`
      select account_id as account, (after ->> 'voices')::int as voices
      from audit_entry where action = 'voice.answer'`);
    expect(audit).toEqual({ account: lead.accountId, voices: 3 });
  });

  it("opens again with the next voice, whose number stays hidden until there are three", async () => {
    const again = answerVoices(lead, answerOf("repeated", 1));
    expect((await refusal(again)).code).toBe("conflict");
    const [, , fourth, fifth, sixth] = others as [StaffActor, StaffActor, ...StaffActor[]];
    await raise(fourth as StaffActor, "repeated");
    expect(await theme(lead, "repeated")).toMatchObject({
      ...{ isOpen: true, open: null, total: null, levels: null },
    });
    await raise(fifth as StaffActor, "repeated");
    await raise(sixth as StaffActor, "repeated");
    expect(await theme(lead, "repeated")).toMatchObject({ isOpen: true, open: 3, total: 6 });
    await answerVoices(lead, answerOf("repeated", 1, "已改为年报。"));
    expect((await theme(lead, "repeated")).answers.map((one) => one.text)).toEqual([
      "已改为年报。",
      expect.any(String),
    ]);
  });

  it("grows older by working days while it waits, from the first voice that has no answer", async () => {
    // Three voices of two weeks ago, as no clock of a test could have raised them.
    await transaction((tx) =>
      tx.count(sql`
        insert into voice (id, root_task_id, year, kind, organisation_level, token, on_day)
        select gen_random_uuid(), ${rootTaskId}, 2026, 'not_ours', 'village', 'test-' || n,
          (now() at time zone 'Asia/Shanghai')::date - 14 from generate_series(1, 3) n`),
    );
    const waiting = await theme(lead, "not_ours");
    // Two weeks hold ten working days, less or more by what the calendar says.
    const [calendar] = await rows<{ days: number }>(sql`
      select count(*)::int as days from generate_series(
        (now() at time zone 'Asia/Shanghai')::date - 13, (now() at time zone 'Asia/Shanghai')::date,
        '1 day') day left join calendar_exception e on e.date = day::date
      where coalesce(e.kind = 'workday', extract(isodow from day) < 6)`);
    expect(waiting.waitingDays).toBe(calendar?.days);
    expect((await listVoiceThemes(lead))[0]?.kind).toBe("not_ours");
    expect((await summariseOpenVoices(lead))?.oldestDays).toBe(calendar?.days);
  });
});

describe("how issuing offices answer", () => {
  it("is summed by office for the office of the region, and above", async () => {
    const [issuer] = (await listIssuerTotals(office)).filter(
      (one) => one.regionCode === "420000" && one.carrierCode === "village",
    );
    expect(issuer).toMatchObject({ answered: 2, medianDays: 0, carrierName: "清廉村居" });
    // Two kinds still wait: the deadline and 与我无关.
    expect(issuer?.open).toBe(2);
    expect(issuer?.oldestDays).toBeGreaterThanOrEqual(8);
  });

  it("is not told to others, nor to an office below", async () => {
    for (const who of [lead, village, cityLead]) {
      expect((await refusal(listIssuerTotals(who))).code).toBe("forbidden");
    }
    expect(await listIssuerTotals(await staff("shiban"))).toEqual([]);
  });
});
