import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  differingBits,
  isCopied,
  isSamePicture,
  likeness,
} from "@/lib/domain/reviews/likeness/rules";

const TEXT = "本季度逐村核查三资台账，整改问题合同九十五份，全部销号，结果在村务公开栏公示。";

describe("texts", () => {
  it.each<[string, string, boolean]>([
    ["equal", TEXT, true],
    ["other spaces and punctuation", TEXT.replaceAll("，", " , "), true],
    ["one word changed", TEXT.replace("九十五", "八十七"), true],
    [
      "another sentence added",
      `${TEXT}另外组织党员干部到县警示教育基地参观学习两次，讨论心得。`,
      false,
    ],
    ["another text", "走访农户一百二十户，收到意见十三条，逐条答复并回访，群众满意。", false],
  ])("%s", (_, other, expected) => {
    expect(isCopied(TEXT, other)).toBe(expected);
  });

  it("of a few words say nothing", () => {
    expect(isCopied("已按要求完成整改。", "已按要求完成整改。")).toBe(false);
  });

  it("are as alike one way as the other, and fully only to themselves", () => {
    const text = fc.string({
      unit: fc.constantFrom(..."整改合同公示村务台账，。一二三"),
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(likeness(one, other)).toBeCloseTo(likeness(other, one), 10);
        expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
        expect(likeness(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("pictures", () => {
  it("differ in as many bits as were turned", () => {
    const turned = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 64 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), turned, (hash, bits) => {
        let other = BigInt.asUintN(64, hash);
        for (const bit of bits) other ^= 1n << BigInt(bit);
        const signed = BigInt.asIntN(64, other).toString();
        expect(differingBits(hash.toString(), signed)).toBe(bits.length);
        expect(isSamePicture(hash.toString(), signed)).toBe(bits.length <= 6);
      }),
    );
  });
});
