import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TASK_COLUMNS } from "@/lib/domain/lists/cells/labels";
import type { Values } from "@/lib/domain/lists/cells/types";
import { blankValues, nextCode, settleCodes } from "@/lib/domain/lists/editing/rules";
import { editEntriesSchema } from "@/lib/domain/lists/editing/schema";
import type { SaveAnswer, StoredEntry } from "@/lib/domain/lists/editing/types";
import { withLocalWork } from "@/lib/domain/lists/keeping/rules";
import {
  absorb,
  localWork,
  mergeValues,
  pendingOf,
  settleFields,
  settleRow,
} from "@/lib/domain/lists/merging/rules";
import type { Desk } from "@/lib/domain/lists/merging/types";
import { planEdit } from "@/lib/domain/lists/saving/rules";
import {
  addRows,
  applyEdit,
  editBetween,
  inverse,
  mergeOrder,
  moveRows,
  removeRows,
  setValues,
  writeBlockInto,
  writeCell,
} from "@/lib/domain/lists/sheet/rules";
import type { Edit, Sheet } from "@/lib/domain/lists/sheet/types";

const context = { kind: "task" as const, year: 2026, subCarriers: [], citable: [] };
const how = {
  ...{ context, fixedOf: () => [] },
  rank: (column: (typeof TASK_COLUMNS)[number]) => TASK_COLUMNS.indexOf(column),
};
const LIST = "0190b5a0-0000-7000-8000-00000000ffff";

function idOf(at: number): string {
  return `0190b5a0-0000-7000-8000-${String(at).padStart(12, "0")}`;
}

function valuesAt(at: number): Values {
  const code = `CJ-${String(at + 1).padStart(2, "0")}`;
  return { ...blankValues("task", { code, before: null, leadName: "厅" }), title: `任务${at}` };
}

function columnAt(key: string) {
  const found = TASK_COLUMNS.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
}

function sheetOf(count: number): Sheet {
  const ids = Array.from({ length: count }, (_, at) => idOf(at));
  return {
    rows: new Map(ids.map((id, at) => [id, { id, values: valuesAt(at), typed: {} }])),
    order: ids,
  };
}

function plain({ rows, order }: Sheet) {
  return order.map((id) => ({ id, values: rows.get(id)?.values, typed: rows.get(id)?.typed }));
}

/** One step of somebody's work; numbers are taken modulo what there is. */
type Step =
  | { do: "write"; row: number; column: number; text: string }
  | { do: "add" | "remove" | "up" | "down"; row: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    ...{ do: fc.constant("write" as const), row: fc.nat(9), column: fc.nat(4) },
    text: fc.constantFrom(
      "甲",
      "乙",
      "≥95%",
      "读不懂的时限",
      "每季度末月25日前",
      "",
      "CJ-02",
      "CJ-77",
    ),
  }),
  fc.record({
    do: fc.constantFrom("add" as const, "remove" as const, "up" as const, "down" as const),
    row: fc.nat(9),
  }),
);
const WRITTEN = ["title", "measure", "target", "dueDates", "code"].map(columnAt);

function stepped(sheet: Sheet, one: Step, made: number): Sheet {
  const id = sheet.order[one.row % Math.max(1, sheet.order.length)];
  if (one.do === "add") {
    return addRows(sheet, id ?? null, [
      { id: idOf(1_000 + made), values: valuesAt(1_000 + made), typed: {} },
    ]);
  }
  if (id === undefined) return sheet;
  if (one.do === "remove") return removeRows(sheet, [id]);
  if (one.do !== "write") return moveRows(sheet, [id], one.do === "up" ? -1 : 1);
  const column = WRITTEN[one.column];
  return column ? writeCell(sheet, { id, column, text: one.text }, how) : sheet;
}

describe("undo and redo", () => {
  it("lead back and forth over any sequence of writing, adding, removing and moving", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const states = [sheetOf(5)];
        const edits: Edit[] = [];
        steps.forEach((one, made) => {
          const before = states.at(-1) as Sheet;
          const after = stepped(before, one, made);
          const edit = editBetween(before, after);
          if (!edit) {
            expect(plain(after)).toEqual(plain(before));
            return;
          }
          edits.push(edit);
          states.push(after);
        });
        let now = states.at(-1) as Sheet;
        for (let at = edits.length - 1; at >= 0; at -= 1) {
          now = applyEdit(now, inverse(edits[at] as Edit));
          expect(plain(now)).toEqual(plain(states[at] as Sheet));
        }
        edits.forEach((edit, at) => {
          now = applyEdit(now, edit);
          expect(plain(now)).toEqual(plain(states[at + 1] as Sheet));
        });
      }),
    );
  });

  it("leave alone what others did meanwhile", () => {
    const before = sheetOf(2);
    const edit = editBetween(before, setValues(before, idOf(0), { title: "我的" }, [])) as Edit;
    const theirs = addRows(
      setValues(applyEdit(before, edit), idOf(0), { note: "他的" }, []),
      idOf(0),
      [{ id: idOf(9), values: valuesAt(9), typed: {} }],
    );
    const undone = applyEdit(theirs, inverse(edit));
    expect(undone.order).toEqual([idOf(0), idOf(9), idOf(1)]);
    expect(undone.rows.get(idOf(0))?.values).toMatchObject({ title: "任务0", note: "他的" });
  });
});

describe("pasting a block", () => {
  const newRow = (sheet: Sheet) => ({
    id: idOf(500 + sheet.order.length),
    values: valuesAt(500 + sheet.order.length),
    typed: {},
  });

  it("adds rows beyond the end and keeps the text of a cell that is not understood", () => {
    const columns = ["title", "target", "unit", "dueDates"].map(columnAt);
    const texts = [
      ["甲", "≥95%", "%", "每月25日前"],
      ["乙", "5", "件", "不知道"],
    ];
    const after = writeBlockInto(sheetOf(2), { texts, row: 1, columns, newRow }, how);
    expect(after.order).toHaveLength(3);
    const [, second, third] = after.order.map((id) => after.rows.get(id));
    // The unit is read before the target although it stands behind it.
    expect(second?.values).toMatchObject({
      title: "甲",
      unit: "%",
      form: "ratio",
      target: 95,
      frequency: "monthly",
    });
    expect(third?.values).toMatchObject({ title: "乙", unit: "件", target: 5 });
    expect(third?.typed.dueDates).toMatchObject({ text: "不知道" });
    const mended = writeCell(
      after,
      { id: third?.id ?? "", column: columnAt("dueDates"), text: "12月10日前" },
      how,
    );
    expect(mended.rows.get(third?.id ?? "")?.typed).toEqual({});
  });

  it("loses no text, whatever the block", () => {
    const text = fc.constantFrom("甲", "≥95%", "胡写", "", "每季度", "12月10日前", "CJ-09");
    const block = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(block, fc.nat(4), (texts, row) => {
        const after = writeBlockInto(
          sheetOf(3),
          { texts, row: Math.min(row, 3), columns: WRITTEN, newRow },
          how,
        );
        texts.forEach((cells, at) => {
          const id = after.order[Math.min(row, 3) + at] ?? "";
          cells.forEach((cell, column) => {
            const key = WRITTEN[column]?.key ?? "";
            const one = after.rows.get(id);
            const isReadable = cell !== "胡写" || key === "title" || key === "measure";
            if (!isReadable) expect(one?.typed[key]?.text).toBe(cell);
            else if (key === "title") expect(one?.values.title).toBe(cell);
          });
        });
      }),
    );
  });
});

describe("the order of rows", () => {
  it("keeps every row once, the wanted ones as wanted", () => {
    const ids = fc.uniqueArray(fc.nat(12).map(String), { maxLength: 12 });
    fc.assert(
      fc.property(ids, ids, (current, wanted) => {
        const merged = mergeOrder(current, wanted);
        expect([...merged].sort()).toEqual([...current].sort());
        const named = wanted.filter((id) => current.includes(id));
        expect(merged.filter((id) => named.includes(id))).toEqual(named);
      }),
    );
  });
});

describe("codes", () => {
  it("are unique afterwards, and changed only to what was wanted", () => {
    const code = fc.constantFrom("A-1", "A-2", "A-3", "A-4", "A-5");
    fc.assert(
      fc.property(fc.array(fc.option(code), { minLength: 1, maxLength: 4 }), (wishes) => {
        const stored = new Map(wishes.map((_, at) => [String(at), `A-${at + 1}`]));
        const wanted = new Map(
          wishes.flatMap((wish, at) => (wish ? [[String(at), wish] as const] : [])),
        );
        const given = settleCodes(stored, wanted);
        const final = [...stored].map(([id, old]) => given.get(id) ?? old);
        expect(new Set(final).size).toBe(final.length);
        for (const [id, got] of given) expect(wanted.get(id)).toBe(got);
      }),
    );
  });

  it("may be swapped, go round, and are held back where another keeps them", () => {
    const stored = new Map([
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
    ]);
    expect(
      settleCodes(
        stored,
        new Map([
          ["a", "2"],
          ["b", "1"],
        ]),
      ).size,
    ).toBe(2);
    expect(
      settleCodes(
        stored,
        new Map([
          ["a", "2"],
          ["b", "3"],
          ["c", "1"],
        ]),
      ).size,
    ).toBe(3);
    expect(settleCodes(stored, new Map([["a", "3"]])).size).toBe(0);
    // a waits for c, whose own change is held back.
    expect(
      settleCodes(
        stored,
        new Map([
          ["a", "3"],
          ["c", "2"],
        ]),
      ).size,
    ).toBe(0);
  });

  it("go on by the list's own pattern", () => {
    const free = { prefix: "CJ-", isFixed: false };
    expect(nextCode([], free)).toBe("CJ-01");
    expect(nextCode(["CJ-01", "CJ-09", "ZH-40"], free)).toBe("CJ-10");
    expect(nextCode(["CJ-Z099"], free)).toBe("CJ-Z100");
    expect(nextCode(["CJ-01", "CJ-02", "4206-03"], { prefix: "4206-", isFixed: true })).toBe(
      "4206-04",
    );
  });
});

describe("merging two people's changes of one row", () => {
  const field = fc.constantFrom("原", "甲", "乙");
  const part = fc.record({ title: field, measure: field, note: field });

  it("takes what only one changed, and asks about what both changed apart", () => {
    fc.assert(
      fc.property(part, part, part, (base, own, theirs) => {
        const merged = mergeValues(base, own, theirs);
        for (const key of ["title", "measure", "note"] as const) {
          const [b, o, t] = [base[key], own[key], theirs[key]];
          const isAsked = o !== b && t !== b && o !== t;
          expect(merged.fields.includes(key)).toBe(isAsked);
          // Until it is chosen, one's own stands.
          expect(merged.values[key]).toBe(o !== b ? o : t);
        }
      }),
    );
  });

  it("keeps a direction with its target, and a frequency with its days", () => {
    const base = { direction: "increase", target: 90, frequency: "annual", dueDates: ["12-10"] };
    const merged = mergeValues(
      base,
      { ...base, target: 95 },
      { ...base, direction: "zero", target: 0 },
    );
    expect(merged.fields).toEqual(["direction", "target"]);
    expect(merged.values).toMatchObject({ direction: "increase", target: 95 });
    const days = mergeValues(base, { ...base, dueDates: ["11-30"] }, {
      ...base,
      note: "x",
    } as Values);
    expect(days).toMatchObject({ fields: [], values: { dueDates: ["11-30"], note: "x" } });
  });
});

/** A server in memory: the same plan as the real one. */
class Server {
  entries: StoredEntry[];
  version = 1;

  constructor(count: number) {
    this.entries = Array.from({ length: count }, (_, at) => entryOf(idOf(at), valuesAt(at)));
  }

  save(desk: Desk): SaveAnswer {
    const pending = pendingOf(desk) ?? { changed: [], added: [], removed: [], order: null };
    const seen = Object.fromEntries(
      [...desk.stored.values()].map(({ id, version }) => [id, version]),
    );
    const input = editEntriesSchema.parse({
      listId: LIST,
      seen,
      ...JSON.parse(JSON.stringify(pending)),
    });
    const codes = { prefix: "CJ-", isFixed: false };
    const plan = planEdit(this.entries, input, { kind: "task", subCarrierCodes: [], codes });
    const gone = new Set(plan.removes.map(({ id }) => id));
    const changed = new Map(plan.updates.map(({ stored, values }) => [stored.id, values]));
    const kept = this.entries
      .filter(({ id }) => !gone.has(id))
      .map((entry) => {
        const values = changed.get(entry.id) as unknown as Values | undefined;
        return values ? { ...entry, values, version: entry.version + 1 } : entry;
      });
    const made = plan.inserts.map(({ id, values }) => entryOf(id, values as unknown as Values));
    const all = new Map([...kept, ...made].map((entry) => [entry.id, entry]));
    this.entries = plan.order.flatMap((id) => all.get(id) ?? []);
    const own = new Set(input.removed.map(({ id }) => id));
    return {
      ...{ version: 1, savedAt: "", order: plan.order, behind: plan.behind, refused: plan.refused },
      entries: this.entries.filter((entry) => seen[entry.id] !== entry.version),
      removed: Object.keys(seen)
        .filter((id) => !all.has(id) && !own.has(id))
        .map((id) => ({ id, by: null, at: null })),
    };
  }
}

function entryOf(id: string, values: Values): StoredEntry {
  const facts = {
    rootId: id,
    askedLevels: [],
    leadLine: null,
    prefill: null,
    prefillRootId: null,
    inheritsTaskId: null,
    upper: null,
    isWeakened: false,
  };
  return {
    id,
    version: 1,
    values: { ...values, citations: values.citations ?? [] },
    facts,
    editedBy: null,
    editedAt: null,
  };
}

function deskOf({ entries }: Server): Desk {
  const order = entries.map(({ id }) => id);
  return {
    sheet: {
      rows: new Map(entries.map(({ id, values }) => [id, { id, values, typed: {} }])),
      order,
    },
    ...{
      stored: new Map(entries.map((entry) => [entry.id, entry])),
      storedOrder: order,
      clashes: new Map(),
    },
  };
}

function saved(server: Server, desk: Desk): Desk {
  const pending = pendingOf(desk);
  return absorb(desk, pending, server.save(desk));
}

function write(desk: Desk, at: number, values: Values): Desk {
  return { ...desk, sheet: setValues(desk.sheet, idOf(at), values, []) };
}

describe("two desks at one list", () => {
  it("end the same when nothing clashes, with everything that either typed", () => {
    const server = new Server(3);
    let [mine, yours] = [deskOf(server), deskOf(server)];
    mine = saved(server, write(mine, 0, { title: "我改标题" }));
    yours = write(write(yours, 0, { note: "你写备注" }), 1, { title: "你改第二行" });
    yours = saved(server, yours);
    expect(yours.clashes.size).toBe(0);
    yours = saved(server, yours);
    mine = saved(server, mine);
    expect(plain(mine.sheet)).toEqual(plain(yours.sheet));
    expect(mine.sheet.rows.get(idOf(0))?.values).toMatchObject({
      title: "我改标题",
      note: "你写备注",
    });
    expect(pendingOf(mine)).toBeNull();
  });

  it("show the later one both values, send neither until it is chosen, then store the choice", () => {
    const server = new Server(2);
    let [mine, yours] = [deskOf(server), deskOf(server)];
    mine = saved(server, write(mine, 0, { title: "我的", note: "我的备注" }));
    yours = saved(
      server,
      write(yours, 0, { title: "你的", measure: "你的举措", note: "你的备注" }),
    );
    const clash = yours.clashes.get(idOf(0));
    expect(clash).toMatchObject({
      kind: "fields",
      before: { title: "任务0" },
      theirs: { title: "我的" },
      own: { title: "你的" },
    });
    expect(new Set(clash?.fields)).toEqual(new Set(["title", "note"]));
    // The field that only one changed goes through; the others wait.
    expect(pendingOf(yours)?.changed[0]?.values).toEqual({ measure: "你的举措" });
    yours = saved(server, yours);
    expect(yours.clashes.get(idOf(0))?.fields).toHaveLength(2);
    yours = saved(server, settleFields(yours, idOf(0), ["note"]));
    expect(server.entries[0]?.values).toMatchObject({
      title: "你的",
      measure: "你的举措",
      note: "我的备注",
    });
    expect(pendingOf(yours)).toBeNull();
  });

  it("ask about a row that one removed and the other changed, both ways round", () => {
    for (const stays of [true, false]) {
      const server = new Server(2);
      let [mine, yours] = [deskOf(server), deskOf(server)];
      mine = saved(server, { ...mine, sheet: removeRows(mine.sheet, [idOf(0)]) });
      yours = saved(server, write(yours, 0, { title: "你改过" }));
      expect(yours.clashes.get(idOf(0))?.kind).toBe("removed");
      expect(yours.sheet.rows.get(idOf(0))?.values.title).toBe("你改过");
      yours = saved(server, settleRow(yours, idOf(0), stays));
      expect(server.entries.some(({ values }) => values.title === "你改过")).toBe(stays);

      const other = new Server(2);
      [mine, yours] = [deskOf(other), deskOf(other)];
      mine = saved(other, write(mine, 0, { title: "我改过" }));
      yours = saved(other, { ...yours, sheet: removeRows(yours.sheet, [idOf(0)]) });
      expect(yours.clashes.get(idOf(0))?.kind).toBe("removal");
      expect(other.entries).toHaveLength(2);
      yours = saved(other, settleRow(yours, idOf(0), stays));
      expect(other.entries.some(({ id }) => id === idOf(0))).toBe(stays);
      expect(pendingOf(yours)).toBeNull();
    }
  });

  it("take the removal of a row whose fields are in question for the choice", () => {
    const server = new Server(2);
    let [mine, yours] = [deskOf(server), deskOf(server)];
    mine = saved(server, write(mine, 0, { title: "我的" }));
    yours = saved(server, write(yours, 0, { title: "你的" }));
    expect(yours.clashes.get(idOf(0))?.kind).toBe("fields");
    yours = saved(server, { ...yours, sheet: removeRows(yours.sheet, [idOf(0)]) });
    expect([yours.clashes.size, pendingOf(yours)]).toEqual([0, null]);
    expect(server.entries.map(({ id }) => id)).toEqual([idOf(1)]);
    expect(saved(server, mine).sheet.order).toEqual([idOf(1)]);
  });

  it("come to rest with what is stored, whatever both do, once everything is chosen", () => {
    const turn = fc.record({ who: fc.nat(1), step, isSaving: fc.boolean() });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 20 }), (turns) => {
        const server = new Server(4);
        const desks = [deskOf(server), deskOf(server)];
        turns.forEach(({ who, step: one, isSaving }, made) => {
          const desk = desks[who] as Desk;
          const changed = { ...desk, sheet: stepped(desk.sheet, one, made) };
          desks[who] = isSaving ? saved(server, changed) : changed;
        });
        for (let round = 0; round < 6; round += 1) {
          desks.forEach((desk, who) => {
            let settled = desk;
            for (const { id, kind } of [...settled.clashes.values()]) {
              settled =
                kind === "fields" ? settleFields(settled, id, []) : settleRow(settled, id, true);
            }
            desks[who] = saved(server, settled);
          });
        }
        const stored = server.entries.map(({ id, values }) => ({ id, values }));
        for (const desk of desks) {
          expect(desk.clashes.size).toBe(0);
          // Codes that stand twice stay before their person; everything else is what is stored.
          const shown = desk.sheet.order.map((id) => {
            const values = {
              ...desk.sheet.rows.get(id)?.values,
              code: desk.stored.get(id)?.values.code,
            };
            return { id, values: { ...values, citations: [] } };
          });
          expect(shown).toEqual(stored);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("work that this browser kept", () => {
  it("is laid over what is stored now: merged, and asked about where both changed", () => {
    const server = new Server(3);
    let mine = deskOf(server);
    mine = write(write(mine, 0, { title: "没存上的" }), 1, { note: "没存上的备注" });
    mine = {
      ...mine,
      sheet: writeCell(
        mine.sheet,
        { id: idOf(2), column: columnAt("dueDates"), text: "读不懂" },
        how,
      ),
    };
    mine = {
      ...mine,
      sheet: addRows(mine.sheet, idOf(0), [{ id: idOf(9), values: valuesAt(9), typed: {} }]),
    };
    const local = JSON.parse(JSON.stringify(localWork(mine, "2026-03-01T00:00:00Z")));
    saved(server, write(write(deskOf(server), 0, { title: "别人存的" }), 1, { title: "别人改的" }));
    const back = withLocalWork(deskOf(server), local);
    expect(back.clashes.get(idOf(0))).toMatchObject({
      fields: ["title"],
      theirs: { title: "别人存的" },
    });
    expect(back.sheet.rows.get(idOf(1))?.values).toMatchObject({
      title: "别人改的",
      note: "没存上的备注",
    });
    expect(back.sheet.rows.get(idOf(2))?.typed.dueDates?.text).toBe("读不懂");
    expect(back.sheet.order).toEqual([idOf(0), idOf(9), idOf(1), idOf(2)]);
  });

  it("is nothing where everything is stored", () => {
    expect(localWork(deskOf(new Server(3)), "")).toBeNull();
  });
});
