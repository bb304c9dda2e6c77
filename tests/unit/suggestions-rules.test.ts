import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hotlineDocument } from "@/lib/domain/suggestions/description/rules";
import { isOpenGate, newGate, solicitationOf } from "@/lib/domain/suggestions/filing/rules";
import { writingSchema } from "@/lib/domain/suggestions/filing/schema";
import { LIKE, likenessBetween, likenessOf } from "@/lib/domain/suggestions/likeness/rules";
import { beginningsOf, endOf, type SuggestionMove } from "@/lib/domain/suggestions/rules";
import { additionSchema } from "@/lib/domain/suggestions/tracking/schema";
import { SuggestionStatus } from "@/lib/platform/generated/prisma/enums";

const hash = (text: string) =>
  [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) | 0, 7);
const share = (one: string, other: string) =>
  likenessBetween(likenessOf(one, hash), likenessOf(other, hash));

describe("a suggestion's states", () => {
  it("allow each move from these states alone", () => {
    const allowed = (move: SuggestionMove) =>
      Object.values(SuggestionStatus).filter((status) => beginningsOf(move).includes(status));
    expect(allowed("pass")).toEqual(["received"]);
    for (const move of ["merge", "hand_over", "refuse", "withdraw"] as const) {
      expect(allowed(move)).toEqual(["received", "screened"]);
    }
    expect(allowed("take_up")).toEqual(["screened"]);
    expect(allowed("reopen")).toEqual(["answered", "closed"]);
    expect(allowed("shred")).toEqual(
      Object.values(SuggestionStatus).filter((one) => one !== "shredded"),
    );
    expect(endOf("shred")).toBe("shredded");
  });
});

describe("near-identical texts", () => {
  const text = "希望把惠农补贴发放的名单在村民微信群里也发一份，方便外出打工的人查看。";

  it("are found with a few words changed or added, others are not", () => {
    expect(share(text, `${text}谢谢`)).toBeGreaterThan(LIKE);
    expect(share(text, text.replace("名单", "明细"))).toBeGreaterThan(LIKE);
    expect(share(text, "建议医院每层贴一张常用检查的收费表，字大一些。")).toBeLessThan(0.1);
  });

  it("are the same to themselves whatever they say, and nothing is like nothing", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (any) => {
        const own = likenessOf(any, hash);
        expect(own.length).toBeLessThanOrEqual(32);
        expect(likenessBetween(own, own)).toBe(own.length > 0 ? 1 : 0);
      }),
    );
    expect(likenessBetween([], [])).toBe(0);
  });
});

describe("the gate", () => {
  const now = Date.parse("2026-11-22T10:00:00Z");

  it("is open for two hours, under its own key", () => {
    const token = newGate("key", now);
    expect(isOpenGate(token, "key", now + 7_000_000)).toBe(true);
    expect(isOpenGate(token, "key", now + 7_300_000)).toBe(false);
    expect(isOpenGate(token, "other", now)).toBe(false);
    expect(isOpenGate(token.replace(/^./, "z"), "key", now)).toBe(false);
  });

  it("carries the solicitation that led there, and no other", () => {
    const [asked, other] = [
      "0190a1b2-0000-4000-8000-000000000001",
      "0190a1b2-0000-4000-8000-000000000002",
    ];
    const token = newGate("key", now, asked);
    expect(isOpenGate(token, "key", now)).toBe(true);
    expect(isOpenGate(token, "key", now + 7_300_000)).toBe(false);
    expect(solicitationOf(token)).toBe(asked);
    expect(isOpenGate(token.replace(asked, other), "key", now)).toBe(false);
    expect(solicitationOf(newGate("key", now))).toBeNull();
  });
});

it("the exchange with 12345 is described call by call with its refusals", () => {
  const { paths } = hotlineDocument("https://qinglian.example.gov.cn") as {
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  };
  const calls = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  expect(calls).toEqual([
    "post /api/v1/hotline-orders",
    "get /api/v1/hotline-orders",
    "post /api/v1/hotline-orders/{id}/result",
  ]);
  for (const { responses } of Object.values(paths).flatMap((one) => Object.values(one))) {
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(["200", "401", "403", "422", "429"]),
    );
  }
  expect(JSON.stringify(paths)).toContain("热线自己的工单编号");
});

describe("what was left out", () => {
  it("is named, because a summary of errors stands apart from its field", () => {
    const written = writingSchema.safeParse({
      category: "village",
      regionCode: "420600",
      text: "",
    });
    expect(written.error?.issues.map(({ message }) => message)).toEqual([
      "请写下您的建议，再按“下一步”",
    ]);
    const added = additionSchema.safeParse({ version: "1", addition: "  " });
    expect(added.error?.issues.map(({ message }) => message)).toEqual([
      "请写下要补充的话，再按“提交补充”",
    ]);
  });
});
