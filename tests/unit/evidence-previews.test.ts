import { describe, expect, it } from "vitest";
import { likePattern, readCursor, writeCursor } from "@/lib/domain/evidence/library/rules";
import { placeLabel, shortHash } from "@/lib/domain/evidence/previews/labels";
import {
  comparableText,
  largestRedShare,
  redShareOf,
  sheetPreviews,
  textBlocks,
} from "@/lib/domain/evidence/previews/rules";
import { capturedFrom } from "@/lib/domain/evidence/registering/rules";
import { pieceFits } from "@/lib/domain/evidence/uploads/rules";

describe("when and where a picture was taken", () => {
  const now = new Date("2026-11-22T00:00:00Z");
  const place = { latitude: 31, longitude: 111 };
  const file = { at: new Date("2026-11-20T00:00:00Z"), place: null };
  const device = { at: new Date("2026-11-19T00:00:00Z"), place };
  const none = { at: null, place: null };
  const ahead = { at: new Date("2026-11-24T00:00:00Z"), place: null };

  it.each([
    ["the file comes first", file, device, { ...file, from: "file" }],
    ["the device where the file says nothing", none, device, { ...device, from: "device" }],
    ["nobody knows", none, null, { ...none, from: null }],
    ["a clock that runs ahead says nothing", ahead, none, { ...none, from: null }],
    ["a place alone is something", { at: null, place }, device, { at: null, place, from: "file" }],
  ])("%s", (_what, own, told, kept) => {
    expect(capturedFrom(own, told, now)).toEqual(kept);
  });
});

describe("a piece", () => {
  const upload = { received: 100, size: 300 };
  it.each([
    [100, 200, true],
    [100, 1, true],
    [100, 201, false],
    [99, 1, false],
    [101, 1, false],
    [0, 100, false],
  ])("at %d of %d bytes: %s", (offset, length, fits) => {
    expect(pieceFits(upload, { offset, length })).toBe(fits);
  });
});

describe("the words of a document", () => {
  it("keep rows that follow each other together", () => {
    const lines = [
      { text: "题", isHeading: true },
      { text: "", isHeading: false, cells: ["甲", "1"] },
      { text: "", isHeading: false, cells: ["乙", "2"] },
      { text: "文", isHeading: false },
    ];
    const table = {
      kind: "table",
      rows: [
        ["甲", "1"],
        ["乙", "2"],
      ],
    };
    const blocks = [{ kind: "heading", text: "题" }, table, { kind: "line", text: "文" }];
    expect(textBlocks(lines)).toEqual({ blocks, isCut: false });
  });

  it("are cut where they are too many, and it is said", () => {
    const lines = Array.from({ length: 7 }, () => ({
      text: "字".repeat(10_000),
      isHeading: false,
    }));
    const { blocks, isCut } = textBlocks(lines);
    expect([blocks.length, isCut]).toEqual([6, true]);
  });

  it("are compared without their spaces, and not at all when they are few", () => {
    const words = "这份台账共有二十个字以上可以拿来互相比较";
    expect(comparableText(`${words}\n`)).toBe(comparableText(words.replace("共有", "共 有")));
    expect(comparableText("很短")).toBeNull();
  });
});

describe("the sheets of a workbook", () => {
  const grid = { hidden: false, merges: [], hiddenRows: [], hiddenColumns: [] };
  const cell = { row: 2, column: 2, text: "7" };

  it("leave out what is hidden or empty, and are cut at rows and columns", () => {
    const sheets = sheetPreviews([
      { ...grid, name: "空", rows: 0, columns: 0, cells: [] },
      { ...grid, name: "藏", hidden: true, rows: 2, columns: 2, cells: [cell] },
      {
        ...grid,
        name: "大",
        rows: 900,
        columns: 90,
        cells: [cell, { row: 900, column: 90, text: "x" }],
      },
    ]);
    expect(sheets.isCut).toBe(false);
    expect(sheets.sheets.map(({ name, isCut }) => [name, isCut])).toEqual([["大", true]]);
    expect(sheets.sheets[0]?.rows).toHaveLength(200);
    expect(sheets.sheets[0]?.rows[1]?.[1]).toBe("7");
    const many = Array.from({ length: 9 }, (_, at) => ({
      ...grid,
      name: String(at),
      rows: 1,
      columns: 1,
      cells: [],
    }));
    expect(sheetPreviews(many)).toMatchObject({ isCut: true, sheets: { length: 8 } });
  });
});

describe("how red a page is", () => {
  it.each<[string, [number, number, number], number]>([
    ["fresh seal ink", [214, 30, 38], 1],
    ["pale seal ink, scanned", [225, 120, 125], 1],
    ["seal ink in a dim photograph", [130, 40, 45], 1],
    ["paper", [250, 250, 248], 0],
    ["black ink", [20, 20, 20], 0],
    ["a blue signature", [40, 60, 160], 0],
    ["skin", [224, 172, 140], 0],
    ["a wooden table", [150, 100, 60], 0],
    ["an orange waistcoat", [240, 140, 30], 0],
    ["pink paper", [250, 215, 220], 0],
  ])("%s", (_what, colour, share) => {
    expect(redShareOf(Uint8Array.from([...colour, ...colour]))).toBe(share);
  });

  it("is a share of all spots; nothing is not red", () => {
    const white = [255, 255, 255];
    expect(redShareOf(Uint8Array.from([...white, 214, 30, 38, ...white, ...white]))).toBe(0.25);
    expect(redShareOf(new Uint8Array())).toBe(0);
  });

  it("is the reddest page's, and unknown where a page was not looked at", () => {
    const whole = { total: 3, isPartial: false };
    expect(largestRedShare([0, 0.004, 0.001], whole)).toBe(0.004);
    expect(largestRedShare([0, 0], whole)).toBeNull();
    expect(largestRedShare([0, 0, 0], { total: 3, isPartial: true })).toBeNull();
    expect(largestRedShare([], { total: 0, isPartial: false })).toBeNull();
  });
});

describe("the library's address", () => {
  it("carries where a page ends and nothing else", () => {
    const cursor = {
      at: "2026-11-22T14:00:00.123+08:00",
      id: "018f0000-0000-7000-8000-000000000001",
    };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    for (const wrong of [
      undefined,
      "",
      "x~y",
      `2026-13-45T00:00:00+08:00~${cursor.id}`,
      `${cursor.at}~1`,
    ]) {
      expect(readCursor(wrong)).toBeNull();
    }
  });

  it("searches for signs as they stand", () => {
    expect(likePattern("100%_a\\b")).toBe("%100\\%\\_a\\\\b%");
  });
});

it("says places and hashes as people can read them", () => {
  expect(placeLabel({ latitude: 31.775, longitude: 111.8333 })).toBe(
    "北纬 31°46′30″，东经 111°50′0″",
  );
  expect(placeLabel({ latitude: -1, longitude: -0.5 })).toBe("南纬 1°0′0″，西经 0°30′0″");
  expect(shortHash("a".repeat(64))).toBe("a".repeat(12));
});
