import { describe, expect, it } from "vitest";
import { DeskStore } from "@/components/domain/lists/editor/desk-store";
import { MarkKeeper } from "@/components/domain/lists/editor/marks";
import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { Column } from "@/lib/domain/lists/cells/types";
import { blankValues } from "@/lib/domain/lists/editing/rules";
import type { EditableList } from "@/lib/domain/lists/editing/types";

const FIRST = "0190b5a0-0000-7000-8000-000000000001";

function storeWith(remarks: EditableList["remarks"] = []): DeskStore {
  const values = {
    ...blankValues("task", { code: "CJ-01", before: null, leadName: "厅" }),
    ...{ leadName: "别的厅", cooperatingUnits: ["教育厅"], levels: ["city"] },
  };
  const facts = {
    ...{ rootId: FIRST, askedLevels: [], leadLine: null, prefillRootId: null, prefill: null },
    ...{ inheritsTaskId: null, upper: null, isWeakened: false },
  };
  const entry = { id: FIRST, version: 1, values, facts, editedBy: null, editedAt: null };
  return new DeskStore({
    ...{ id: "l", kind: "task", title: "清单", regionCode: "420000", regionName: "湖北省" },
    ...{ carrierName: "村", leadName: "厅", year: 2026, listVersion: 1, isExample: false },
    ...{ carrierCode: null, codes: { prefix: "CJ-", isFixed: false }, version: 1 },
    ...{ entries: [entry], subCarriers: [], citable: [], units: [], tagWords: [], remarks },
  });
}

function marksAt(store: DeskStore, id: string) {
  return new MarkKeeper(store).all(store.get().desk.sheet, new Map()).get(id) ?? [];
}

describe("the marks of a row", () => {
  it("say what the office said at it when it returned the list", () => {
    const store = storeWith([{ entryId: FIRST, code: "CJ-01", text: "目标过高" }]);
    expect(marksAt(store, FIRST)).toContainEqual({
      ...{ column: "title", message: "办公室退回意见：目标过高", severity: "warning" },
    });
    expect(
      marksAt(storeWith(), FIRST)
        .map(({ message }) => message)
        .join(),
    ).not.toContain("退回");
  });

  it("ask to look at what a paste past the end filled by guess, until it is touched or confirmed", () => {
    const store = storeWith();
    const place = { id: FIRST, column: "title" };
    store.put({ place, anchor: place });
    store.paste("第一项\n第二项\n第三项");
    const [, second = "", third = ""] = store.get().desk.sheet.order;
    const guessed = (id: string) =>
      marksAt(store, id)
        .filter(({ message }) => message.endsWith("请核对"))
        .map(({ column }) => column);
    expect(guessed(FIRST)).toEqual([]);
    for (const key of ["leadName", "cooperatingUnits", "levels", "minutes"]) {
      expect(guessed(second)).toContain(key);
    }
    expect(guessed(second)).not.toContain("title");
    expect(marksAt(store, second)).toContainEqual({
      ...{ column: "leadName", message: "沿用上一行，请核对", severity: "warning" },
    });

    const columnAt = (key: string) => columnsOf("task").find((one) => one.key === key) as Column;
    store.write(second, columnAt("leadName"), "厅");
    store.confirm(second, columnAt("minutes"));
    expect(guessed(second)).not.toContain("leadName");
    expect(guessed(second)).not.toContain("minutes");
    expect(guessed(third)).toContain("leadName");
    store.confirm();
    expect(guessed(third)).toEqual([]);
  });

  it("say nothing of the columns that were pasted", () => {
    const store = storeWith();
    const place = { id: FIRST, column: "title" };
    store.put({ place, anchor: place });
    store.paste("工作任务\t牵头单位\n甲\t厅\n乙\t厅");
    const [, second = ""] = store.get().desk.sheet.order;
    const columns = Object.keys(store.get().guesses.get(second) ?? {});
    expect(columns).not.toContain("leadName");
    expect(columns).toContain("minutes");
  });
});
