import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DeskSaving } from "@/components/domain/lists/editor/desk-saving";
import { DeskStore } from "@/components/domain/lists/editor/desk-store";
import type { KeptWork } from "@/components/domain/lists/editor/local-drawer";
import { TASK_COLUMNS } from "@/lib/domain/lists/cells/labels";
import { blankValues } from "@/lib/domain/lists/editing/rules";
import type { EditableList, StoredEntry } from "@/lib/domain/lists/editing/types";

const ids = ["a", "b", "c"].map((end) => `0190b5a0-0000-7000-8000-00000000000${end}`);
const idAt = (at: number) => ids[at] ?? "";
const facts = {
  ...{ rootId: "r", askedLevels: [], leadLine: null, prefillRootId: null, prefill: null },
  ...{ inheritsTaskId: null, upper: null, isWeakened: false },
};

/** A draft on a server that may be out of reach. */
class World {
  isOnline = true;
  version = 1;
  entries: StoredEntry[] = ids.map((id, at) => ({
    ...{ id, version: 1, facts, editedBy: null, editedAt: null },
    values: blankValues("task", { code: `CJ-0${at + 1}`, before: null, leadName: "厅" }),
  }));

  list(): EditableList {
    return {
      ...{ id: "l", kind: "task", title: "清单", regionCode: "420000", regionName: "湖北省" },
      ...{ carrierName: "村", leadName: "厅", year: 2026, listVersion: 1, isExample: false },
      ...{ carrierCode: null, codes: { prefix: "CJ-", isFixed: false }, version: this.version },
      ...{ entries: structuredClone(this.entries), subCarriers: [], citable: [], units: [] },
      ...{ tagWords: [], remarks: [] },
    } as EditableList;
  }

  /** Somebody stores a note. */
  store(at: number, note: string): void {
    this.version += 1;
    this.entries = this.entries.map((entry, one) =>
      one === at
        ? { ...entry, version: entry.version + 1, values: { ...entry.values, note } }
        : entry,
    );
  }

  readonly answer = async (_: string, sent?: { body: string }) => {
    if (!this.isOnline) throw new TypeError("offline");
    if (!sent) return this.reply({ version: this.version, status: "draft", editors: [] });
    const { changed, seen } = JSON.parse(sent.body);
    for (const { id, values } of changed) this.store(ids.indexOf(id), values.note);
    const entries = this.entries.filter(({ id, version }) => seen[id] !== version);
    const none = { removed: [], behind: [], refused: [] };
    const at = new Date().toISOString();
    return this.reply({ version: this.version, savedAt: at, entries, order: ids, ...none });
  };

  private reply(data: unknown) {
    return { status: 200, json: async () => structuredClone({ ok: true, data }) };
  }
}

let world: World;
let kept: Map<string, string>;

/** Opens the list, waits for the first news; `list` is what the page was rendered with. */
async function open(list = world.list()) {
  const store = new DeskStore(list);
  const saving = new DeskSaving(store, "me");
  const close = saving.start();
  await vi.advanceTimersByTimeAsync(10);
  const note = TASK_COLUMNS.find(({ key }) => key === "note");
  if (!note) throw new Error("no note");
  return {
    store,
    saving,
    close,
    offer: () => store.get().local,
    write: (at: number, text: string) => store.write(idAt(at), note, text),
    note: (at: number) => store.get().desk.sheet.rows.get(idAt(at))?.values.note ?? null,
    restore: () => saving.restore(store.get().local as KeptWork),
  };
}

/** Types a note offline and closes the page. */
async function typedOffline(at: number, text: string) {
  world.isOnline = false;
  const page = await open();
  page.write(at, text);
  await vi.advanceTimersByTimeAsync(1500);
  expect(page.store.get().saving.state).toBe("offline");
  page.close();
  await vi.advanceTimersByTimeAsync(10);
}

beforeEach(() => {
  vi.useFakeTimers();
  world = new World();
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  const listening = { addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal("document", { visibilityState: "visible", ...listening });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("removeEventListener", () => {});
  vi.stubGlobal("fetch", world.answer);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("work that was typed offline", () => {
  it("stays beside an older one that nobody has answered; both come back, the older first", async () => {
    await typedOffline(0, "第一次");
    vi.setSystemTime(Date.now() + 60_000);
    await typedOffline(1, "第二次");
    world.isOnline = true;
    const page = await open();
    page.restore();
    expect([page.note(0), page.note(1)]).toEqual(["第一次", null]);
    page.restore();
    expect([page.note(0), page.note(1)]).toEqual(["第一次", "第二次"]);
    expect(page.offer()).toBeNull();
    await vi.advanceTimersByTimeAsync(2000);
    expect(world.entries.map(({ values }) => values.note)).toEqual(["第一次", "第二次", null]);
    expect(kept.size).toBe(0);
    page.close();
  });

  it("is not lost when the page closes right after it was restored, nor by dropping another", async () => {
    await typedOffline(0, "第一次");
    const page = await open();
    page.restore();
    page.write(1, "第二次");
    page.close();
    await vi.advanceTimersByTimeAsync(10);
    const again = await open();
    again.restore();
    expect([again.note(0), again.note(1)]).toEqual(["第一次", "第二次"]);
    again.close();
    await vi.advanceTimersByTimeAsync(10);

    kept.clear();
    await typedOffline(0, "不要的");
    vi.setSystemTime(Date.now() + 60_000);
    await typedOffline(1, "要的");
    const third = await open();
    third.saving.drop(third.offer() as KeptWork);
    third.restore();
    expect([third.note(0), third.note(1)]).toEqual([null, "要的"]);
    third.close();
  });

  it("waits where the same cell was written again, and both texts are shown to choose from", async () => {
    await typedOffline(0, "旧的");
    const page = await open();
    page.write(0, "新的");
    page.restore();
    expect(page.note(0)).toBe("新的");
    expect(page.offer()?.rows).toHaveLength(1);
    world.isOnline = true;
    await vi.advanceTimersByTimeAsync(11_000);
    expect(world.entries[0]?.values.note).toBe("新的");
    page.restore();
    const clash = page.store.get().desk.clashes.get(idAt(0));
    expect([clash?.own.note, clash?.theirs.note]).toEqual(["旧的", "新的"]);
    page.close();
  });

  it("is not offered once it is stored, and the page shows what is stored at once", async () => {
    const stale = world.list();
    await typedOffline(0, "已经送到");
    world.store(0, "已经送到");
    world.isOnline = true;
    const page = await open(stale);
    expect(page.note(0)).toBe("已经送到");
    expect(page.offer()).toBeNull();
    expect(page.store.get().saving.state).toBe("saved");
    await vi.advanceTimersByTimeAsync(500);
    expect(kept.size).toBe(0);
    page.close();
  });

  it("is taken back from the offer when its save arrives a moment after the page opened", async () => {
    await typedOffline(0, "还在路上");
    world.isOnline = true;
    const page = await open();
    expect(page.offer()).not.toBeNull();
    world.store(0, "还在路上");
    await vi.advanceTimersByTimeAsync(2500);
    expect([page.note(0), page.offer()]).toEqual(["还在路上", null]);
    page.close();
  });
});
