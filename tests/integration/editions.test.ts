import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { VISITOR } from "@/lib/access/actor";
import { freezeEdition, releaseEdition } from "@/lib/domain/editions/commands";
import { checkEdition, listMovesSince } from "@/lib/domain/editions/comparing/queries";
import { freezeFigures } from "@/lib/domain/editions/freezing/commands";
import { findNewestEdition } from "@/lib/domain/editions/published/queries";
import { findEarlierEdition, getEdition, listEditions } from "@/lib/domain/editions/queries";
import { fingerprintText } from "@/lib/domain/editions/rules";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { sha256, sm3 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const PROVINCE = "420000";
const QUARTER = {
  regionCode: PROVINCE,
  year: 2026,
  period: "q3",
  title: "第三季度推进情况",
  ranked: false,
} as const;

let lead: StaffActor;
let office: StaffActor;
let second: StaffActor;
let supervisor: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [lead, office, second, supervisor] = await Promise.all([
    staff("sheng"),
    staff("office"),
    staff("office2"),
    staff("jiwei"),
  ]);
  // The demonstration's supervisor is a city's: here the province's.
  const grants = supervisor.grants.map((grant) => ({ ...grant, regionCode: PROVINCE }));
  supervisor = { ...supervisor, grants };
}, 240_000);

const freeze = (actor: StaffActor, more: Partial<Parameters<typeof freezeEdition>[1]> = {}) =>
  freezeEdition(actor, { ...QUARTER, purpose: "public", key: newId(), ...more });

/** Takes back one approval of the quarter, as reopening does. */
async function takeBack(): Promise<string> {
  const moved = await transaction((tx) =>
    tx.row<{ id: string }>(sql`
      update assignment set status = 'returned', done_at = null, is_standing = false,
        change_reason = '材料有误，退回更正'
      where id in (select a.id from assignment a join task t on t.id = a.task_id
        join task_list l on l.id = t.list_id
        where a.status = 'approved' and t.disclosure = 'public' and l.carrier_code is not null
          and a.due_on between '2026-07-01' and '2026-09-30' limit 1) returning id::text`),
  );
  return moved?.id ?? "";
}

describe("an edition for the public", () => {
  it("is frozen, numbered and fingerprinted, and released by a second person", async () => {
    const first = await freeze(office);
    const next = await freeze(office);
    expect(next.number).toBe(first.number + 1);
    const edition = await getEdition(office, first.editionId);
    expect(edition.figures.tasks.every((task) => task.carrierCode !== null)).toBe(true);
    expect(edition.figures.stuck).toBeUndefined();
    expect(edition.figures.totals.coordination).toBeUndefined();
    const version = { editionId: first.editionId, version: edition.version };
    expect((await refusal(releaseEdition(office, version))).code).toBe("forbidden");
    expect((await findNewestEdition(VISITOR, PROVINCE))?.id).not.toBe(first.editionId);
    const both = await Promise.allSettled([
      releaseEdition(second, version),
      releaseEdition(second, version),
    ]);
    expect(both.filter((one) => one.status === "fulfilled").length).toBe(1);
    expect((await findNewestEdition(VISITOR, PROVINCE))?.id).toBe(first.editionId);
  });

  it("holds no internal task, and what may only be public in aggregate in no line of its own", async () => {
    const { editionId } = await freeze(office);
    const { figures } = await getEdition(office, editionId);
    const shown = await rows<{ disclosure: string }>(sql`
      select distinct latest.disclosure from (
        select distinct on (t.root_task_id) t.root_task_id, t.disclosure
        from task t join task_list l on l.id = t.list_id where l.status in ('issued', 'superseded')
        order by t.root_task_id, l.list_version desc) latest
      where latest.root_task_id = any (${figures.tasks.map((task) => task.rootTaskId)}::uuid[])`);
    expect(shown).toEqual([{ disclosure: "public" }]);
  });

  it("is never of some carriers, some levels or a past day only", async () => {
    const narrowed = await refusal(freeze(office, { carrierCode: "school" }));
    expect(narrowed.fields.purpose).toMatch("简报");
    expect((await refusal(freeze(office, { asOf: "2026-09-30" }))).code).toBe("invalid");
  });
});

describe("an edition behind a briefing", () => {
  it("holds every task, the coordination row, lead units and what is stuck", async () => {
    const { editionId } = await freeze(office, { purpose: "briefing", period: "year" });
    const { figures, query } = await getEdition(office, editionId);
    expect(query).toMatchObject({ purpose: "briefing", period: "year", quarter: null });
    const asked = await row<{ carriers: number; coordination: number }>(sql`
      select count(*) filter (where l.carrier_code is not null)::int as carriers,
        count(*) filter (where l.carrier_code is null)::int as coordination
      from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
      where a.year = 2026 and a.status not in ('exempted', 'cancelled')
        and not (a.status = 'not_started' and a.awaiting)`);
    expect(figures.totals.total.asked).toBe(asked?.carriers);
    expect(figures.totals.coordination?.asked).toBe(asked?.coordination);
    const rowSum = figures.rows.reduce((sum, one) => sum + (one.coordination?.asked ?? 0), 0);
    expect(rowSum).toBe(asked?.coordination);
    const taskSum = figures.tasks.reduce((sum, one) => sum + one.figures.asked, 0);
    expect(taskSum).toBe((asked?.carriers ?? 0) + (asked?.coordination ?? 0));
    expect(figures.leads?.length).toBeGreaterThan(0);
    const { longest = [] } = figures.stuck ?? {};
    expect(longest.length).toBeGreaterThan(0);
    expect(longest.map((one) => one.dueOn)).toEqual(longest.map((one) => one.dueOn).sort());
    expect(longest.every((one) => one.daysOverdue > 0)).toBe(true);
  });

  it("follows a dashboard's filters, and its own numbers", async () => {
    const all = await freeze(office, { purpose: "briefing" });
    const one = await freeze(office, { purpose: "briefing", carrierCode: "village" });
    expect(one.number).toBe(all.number + 1);
    const whole = await getEdition(office, all.editionId);
    const part = await getEdition(office, one.editionId);
    expect(part.figures.totals.total.asked).toBe(whole.figures.totals.cells.village?.asked);
    const [unit] = whole.figures.leads ?? [];
    const led = await freeze(office, { purpose: "briefing", leadUnitId: unit?.organisationId });
    const figures = (await getEdition(office, led.editionId)).figures;
    expect(figures.totals.total.asked).toBe(unit?.figures.asked);
  });

  it("is read by the office and the supervisors of the region, by nobody else, released or not", async () => {
    const { editionId } = await freeze(office, { purpose: "briefing" });
    await releaseEdition(second, { editionId, version: 1 });
    expect((await getEdition(supervisor, editionId)).status).toBe("released");
    for (const stranger of [lead, await staff("shiban"), await staff("cun"), VISITOR]) {
      expect((await refusal(getEdition(stranger, editionId))).code).toBe("not_found");
      expect((await refusal(checkEdition(stranger, editionId))).code).toBe("not_found");
      expect((await refusal(listMovesSince(stranger, editionId))).code).toBe("not_found");
      const seen = await listEditions(stranger, { regionCode: PROVINCE });
      expect(seen.some((one) => one.purpose !== "public")).toBe(false);
    }
    expect((await findNewestEdition(VISITOR, PROVINCE))?.id).not.toBe(editionId);
  });
});

describe("an edition behind a meeting", () => {
  it("holds what is put beside its figures under the same fingerprints", async () => {
    const order = { ...QUARTER, purpose: "meeting" as const };
    const frozen = await transaction((tx) =>
      freezeFigures(tx, office, order, async (_tx, { figures }) => ({
        asks: [{ text: "经费", of: figures.region.name, none: undefined }],
      })),
    );
    const { figures, query, ...edition } = await getEdition(office, frozen.editionId);
    expect(figures.sections).toEqual({ asks: [{ text: "经费", of: "湖北省" }] });
    const text = fingerprintText(query, figures);
    expect(edition.fingerprint).toBe(sha256(text));
    expect(edition.fingerprintSm3).toBe(sm3(text));
    const other = fingerprintText(query, { ...figures, sections: { asks: [] } });
    expect(sha256(other)).not.toBe(edition.fingerprint);
  });
});

describe("every edition", () => {
  it("stays as it was while the live data move on, and says so with the reason", async () => {
    const { editionId } = await freeze(office);
    const before = await checkEdition(office, editionId);
    expect(before).toMatchObject({ isIntact: true, differences: [], corrections: 0 });
    const moved = await takeBack();
    const check = await checkEdition(office, editionId);
    expect(check.isIntact).toBe(true);
    expect(check.differences).toContainEqual(
      expect.objectContaining({ kind: "total", what: "done", isProgress: false }),
    );
    expect(check.differences.some((one) => one.kind === "task")).toBe(true);
    const moves = await listMovesSince(office, editionId);
    expect(moves[0]).toMatchObject({
      assignmentId: moved,
      toStatus: "returned",
      reason: "材料有误，退回更正",
    });
  });

  it("cannot be altered or removed, frozen or released", async () => {
    const { editionId } = await freeze(office, { purpose: "briefing" });
    const alter = (statement: ReturnType<typeof sql>) => transaction((tx) => tx.count(statement));
    for (const change of [
      sql`figures = '{}'`,
      sql`query = '{}'`,
      sql`fingerprint_sm3 = ''`,
      sql`purpose = 'public'`,
      sql`number = 99`,
    ]) {
      const altered = alter(sql`update edition set ${change} where id = ${editionId}`);
      await expect(altered).rejects.toThrow("frozen");
    }
    await expect(alter(sql`delete from edition where id = ${editionId}`)).rejects.toThrow();
    await releaseEdition(second, { editionId, version: 1 });
    const renamed = alter(sql`update edition set title = '另一个' where id = ${editionId}`);
    await expect(renamed).rejects.toThrow("frozen");
  });

  it("is frozen by the office of the region only; others do not learn of it", async () => {
    expect((await refusal(freeze(lead))).code).toBe("forbidden");
    expect((await refusal(freeze(await staff("cun")))).code).toBe("not_found");
    const { editionId } = await freeze(office);
    expect((await refusal(getEdition(await staff("cun"), editionId))).code).toBe("not_found");
    expect((await getEdition(lead, editionId)).id).toBe(editionId);
  });

  it("stands beside the one before it of the same purpose", async () => {
    const first = await freeze(office, { purpose: "briefing" });
    await freeze(office);
    const third = await freeze(office, { purpose: "briefing" });
    const edition = await getEdition(office, third.editionId);
    expect((await findEarlierEdition(office, edition))?.id).toBe(first.editionId);
  });

  it("ranks only where the office gave a reason, which is part of the fingerprint", async () => {
    const plain = await freeze(office, { purpose: "briefing" });
    expect((await getEdition(office, plain.editionId)).figures.ranking).toBeUndefined();
    const rankingReason = "省委专题会要求通报";
    const ranked = await freeze(office, { purpose: "briefing", ranked: true, rankingReason });
    const { figures, query } = await getEdition(office, ranked.editionId);
    expect(query.ranking).toEqual({ reason: rankingReason });
    const members = (figures.ranking ?? []).flatMap((group) => group.members);
    expect(new Set(members.map((one) => one.code)).size).toBe(members.length);
    expect(members.every((one) => /^\d{6}$/.test(one.code))).toBe(true);
    expect(fingerprintText(query, figures)).toContain(rankingReason);
  });
});
