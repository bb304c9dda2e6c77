import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fasterMessage } from "@/lib/domain/reviews/labels";
import { batchSchema, returnSchema } from "@/lib/domain/reviews/schema";
import { compareTexts } from "@/lib/shared/text-difference";

const KEY = "018f0000-0000-7000-8000-000000000000";

describe("what changed in a text", () => {
  const textAfter = (runs: ReturnType<typeof compareTexts>) =>
    runs
      .filter((run) => run.kind !== "removed")
      .map((run) => run.text)
      .join("");
  const textBefore = (runs: ReturnType<typeof compareTexts>) =>
    runs
      .filter((run) => run.kind !== "added")
      .map((run) => run.text)
      .join("");

  it("marks whole words", () => {
    expect(compareTexts("整改三份合同", "整改五份合同")).toEqual([
      { kind: "same", text: "整改" },
      { kind: "removed", text: "三份" },
      { kind: "added", text: "五份" },
      { kind: "same", text: "合同" },
    ]);
  });

  it("keeps both texts, whatever they are", () => {
    const text = fc.string({
      unit: fc.constantFrom(..."整改合同公示，。一二三ab \n"),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, (old, now) => {
        const runs = compareTexts(old, now);
        expect(textAfter(runs)).toBe(now);
        expect(textBefore(runs)).toBe(old);
      }),
    );
  });

  it("does not take long over long texts", () => {
    const runs = compareTexts("长".repeat(40_000), "文".repeat(40_000));
    expect(textAfter(runs)).toHaveLength(40_000);
  });
});

describe("what a reviewer may send", () => {
  const plain = { assignmentId: "7", version: "3", key: KEY, dueOn: "2026-12-01" };

  it("needs a reason and addresses it to a part", () => {
    expect(returnSchema.safeParse(plain).error?.issues[0]?.path).toEqual(["reason"]);
    const standard = returnSchema.parse({
      ...plain,
      reason: "evidence:材料看不清或缺页、缺章",
      remark: "第 2 页",
    });
    expect(standard).toMatchObject({
      field: "evidence",
      reason: "材料看不清或缺页、缺章。第 2 页",
    });
    const noted = returnSchema.parse({
      ...plain,
      noteParts: ["paragraph:2", "value"],
      noteTexts: ["请写清覆盖多少户", " "],
    });
    expect(noted).toMatchObject({
      reason: "共 1 处需要修改，请逐处查看",
      notes: [{ part: "paragraph:2", text: "请写清覆盖多少户" }],
    });
    const own = returnSchema.parse({ ...plain, remark: "请补充", field: "narrative" });
    expect(own).toMatchObject({ field: "narrative", reason: "请补充" });
  });

  it.each(["2026-02-30", "2026-13-01", "tomorrow", ""])("refuses %s as a day", (dueOn) => {
    const parsed = returnSchema.safeParse({ ...plain, remark: "请补充", dueOn });
    expect(parsed.error?.issues[0]?.path).toEqual(["dueOn"]);
  });

  it("takes a batch of one to fifty", () => {
    // A form with nothing ticked sends no list at all.
    for (const nothing of [{ key: KEY }, { key: KEY, items: [] }]) {
      const told = batchSchema.safeParse(nothing).error?.issues.map((issue) => issue.message);
      expect(told).toEqual(["请先勾选要通过的条目"]);
    }
    expect(batchSchema.safeParse({ key: KEY, items: ["x"] }).success).toBe(false);
    expect(batchSchema.parse({ key: KEY, items: ["12:3"] }).items).toEqual([
      { assignmentId: "12", version: 3 },
    ]);
  });
});

it("tells who was faster and when", () => {
  const faster = {
    name: "李敏",
    unit: "九集镇",
    decision: "approve" as const,
    at: "2026-11-22T02:05:00Z",
  };
  expect(fasterMessage(faster)).toBe(
    "九集镇 李敏 已于 11 月 22 日 10:05 通过，您的操作没有生效，请刷新页面查看最新情况",
  );
});
