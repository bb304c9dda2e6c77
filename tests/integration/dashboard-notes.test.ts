import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, VISITOR } from "@/lib/access/actor";
import { addNote, editNote, removeNote } from "@/lib/domain/counters/notes/commands";
import { listNotes, listTrendMarks, mayNote } from "@/lib/domain/counters/notes/queries";
import type { AddNoteInput } from "@/lib/domain/counters/notes/schema";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

beforeAll(() => loadSmallDemo(), 240_000);

const note = (more: Partial<AddNoteInput> = {}): AddNoteInput => ({
  regionCode: "420600",
  carrierCode: null,
  onDay: "2026-04-15",
  text: "集中整治开始",
  key: newId(),
  ...more,
});

const marks = (actor: Actor, regionCode: string, carrierCode: string | null = null) =>
  listTrendMarks(actor, { regionCode, carrierCode, year: 2026, period: "year" });

async function refusedAll(actor: Actor, regionCode: string, noteId: string): Promise<unknown[]> {
  return Promise.all([
    refusal(addNote(actor, note({ regionCode }))),
    refusal(editNote(actor, { ...note(), noteId, version: 1 })),
    refusal(removeNote(actor, { noteId, version: 1, key: newId() })),
  ]);
}

async function last(): Promise<{ id: string; version: number }> {
  const [found] = await rows<{ id: string; version: number }>(sql`
    select id::text as id, version from trend_note order by created_at desc limit 1`);
  if (!found) throw new Error("no remark");
  return found;
}

describe("remarks on a trend", () => {
  it("are shown at once to everybody who sees the region, and kept with who wrote them", async () => {
    const office = await staff("office");
    const before = await marks(office, "420600");
    await addNote(office, note());
    const after = await marks(office, "420600");
    expect(after).toHaveLength(before.length + 1);
    expect(after).toContainEqual({ onDay: "2026-04-15", text: "集中整治开始", kind: "note" });
    const [audit] = await rows<{ name: string }>(sql`
      select actor_name as name from audit_entry where action = 'note.add'`);
    expect(audit?.name).toBe(office.name);
  });

  it("of one carrier stand on all and on this carrier only", async () => {
    const office = await staff("office");
    await addNote(office, note({ carrierCode: "school", text: "校园餐专项" }));
    const has = async (carrier: string | null) =>
      (await marks(office, "420600", carrier)).some(({ text }) => text === "校园餐专项");
    expect(await has(null)).toBe(true);
    expect(await has("school")).toBe(true);
    expect(await has("village")).toBe(false);
  });

  it("are changed and removed as they were shown, never over somebody else's change", async () => {
    const office = await staff("office");
    await addNote(office, note({ text: "原来的说明" }));
    const { id, version } = await last();
    const change = { ...note({ text: "改过的说明" }), noteId: id, version };
    await editNote(office, change);
    // The same again is the first answer, not a second change.
    await editNote(office, change);
    expect(await refusal(editNote(office, { ...change, key: newId() }))).toMatchObject({
      code: "conflict",
    });
    const texts = async () => (await marks(office, "420600")).map(({ text }) => text);
    expect(await texts()).toContain("改过的说明");
    await removeNote(office, { noteId: id, version: version + 1, key: newId() });
    expect(await texts()).not.toContain("改过的说明");
  });

  it("are written by the office of the region and by nobody else", async () => {
    const office = await staff("office");
    await addNote(office, note({ regionCode: "420624" }));
    const { id } = await last();
    for (const login of ["xian", "sheng", "cun", "xiang", "jiwei", "paizhu", "xitong"]) {
      const actor = await staff(login);
      for (const refused of await refusedAll(actor, "420624", id)) {
        expect(refused, login).toMatchObject({ code: "forbidden" });
      }
      expect(await mayNote(actor, "420624")).toBe(false);
    }
    for (const refused of await refusedAll(VISITOR, "420624", id)) {
      expect(refused).toMatchObject({ code: "forbidden" });
    }
  });

  it("of a region outside an office's reach are as if they were not there", async () => {
    const office = await staff("office");
    await addNote(office, note({ regionCode: "420600" }));
    const { id } = await last();
    const county = await staff("xianban");
    const [reach] = county.grants;
    if (!reach || reach.regionCode === "420600") throw new Error("an office of a county");
    for (const refused of await refusedAll(county, "420600", id)) {
      expect(refused).toMatchObject({ code: "not_found" });
    }
    await expect(listNotes(county, { regionCode: "420600", year: 2026 })).rejects.toMatchObject({
      code: "not_found",
    });
    const own = note({ regionCode: reach.regionCode, text: "本县动员会" });
    await expect(addNote(county, own)).resolves.toMatchObject({ regionCode: reach.regionCode });
    expect(await mayNote(county, reach.regionCode)).toBe(true);
  });

  it("stand beside the days on which lists were issued, in the order of the days", async () => {
    const office = await staff("office");
    const found = await marks(office, "420600");
    expect(found.some(({ kind }) => kind === "issued")).toBe(true);
    const days = found.map(({ onDay }) => onDay);
    expect(days).toEqual([...days].sort());
  });
});
