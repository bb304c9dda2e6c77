import { expect, it } from "vitest";
import {
  evidenceOf,
  isPart,
  paragraphOf,
  paragraphsOf,
  partLabel,
} from "@/lib/domain/reports/notes/rules";

const FILE = "018f0000-0000-7000-8000-000000000001";

it("counts the paragraphs that hold something", () => {
  expect(paragraphsOf("一、公示\r\n\n  二、整改 \n\n")).toEqual(["一、公示", "二、整改"]);
  expect(paragraphsOf(" \n")).toEqual([]);
});

it.each([
  ["paragraph:2", 2, null],
  ["paragraph:0", null, null],
  ["paragraph:x", null, null],
  [`evidence:${FILE}`, null, FILE],
  ["evidence:1", null, null],
  ["narrative", null, null],
])("reads %s", (part, paragraph, file) => {
  expect(paragraphOf(part)).toBe(paragraph);
  expect(evidenceOf(part)).toBe(file);
});

it.each([
  ["numerator", "分子"],
  ["paragraph:3", "进展情况第 3 段"],
  [`evidence:${FILE}`, "材料“公示.jpg”"],
  ["evidence:018f0000-0000-7000-8000-000000000009", "佐证材料"],
])("calls %s %s", (part, words) => {
  expect(partLabel(part, [{ id: FILE, fileName: "公示.jpg" }])).toBe(words);
});

it("knows what can be pointed at", () => {
  expect(["value", "evidence", "paragraph:1", `evidence:${FILE}`].every(isPart)).toBe(true);
  expect(["", "status", "paragraph:", "constructor"].some(isPart)).toBe(false);
});
