import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActorGrant, StaffActor } from "@/lib/access/actor";
import { VISITOR } from "@/lib/access/actor";
import {
  blanksIn,
  draftBody,
  draftTitle,
  unknownNumbers,
} from "@/lib/domain/circulars/drafting/rules";
import { canDraft, canRelease, canWithdraw } from "@/lib/domain/circulars/policy";
import { readRecipients } from "@/lib/domain/circulars/recipients/rules";
import { compareTexts } from "@/lib/domain/circulars/revisions/rules";
import { letterOf, paragraphsOf, titleLines } from "@/lib/domain/circulars/writing/rules";
import { noFigures } from "@/lib/domain/counters/rules";
import { sampleOf, toTell } from "@/lib/domain/editions/checking/rules";
import type { EditionDetail } from "@/lib/domain/editions/types";
import type { Role } from "@/lib/platform/generated/prisma/enums";

const counts = (asked: number, done: number) => ({ ...noFigures(), asked, done });

function edition(more: Partial<EditionDetail["figures"]> = {}): EditionDetail {
  const row = (code: string, name: string, asked: number, done: number) => ({
    ...{ kind: "region" as const, level: "city" as const, cells: {}, code, name },
    total: counts(asked, done),
  });
  const figures = {
    region: { code: "420000", name: "湖北省", level: "province" as const },
    columns: [{ code: "village", name: "清廉村居", short: "村居", glyph: "村" }],
    rows: [
      row("420100", "甲市", 100, 95),
      row("420200", "乙市", 1_000, 400),
      row("420300", "丙市", 0, 0),
    ],
    totals: {
      total: { ...counts(1_100, 495), doneOnTime: 450, overdue: 30 },
      cells: { village: counts(1_100, 495) },
      coordination: counts(7, 3),
    },
    tasks: [],
    stuck: { longest: [], mostReturned: [], unacknowledged: [] },
    ...more,
  };
  const query = {
    ...{ regionCode: "420000", year: 2026, quarter: 3, day: "2026-10-08", disclosures: [] },
    purpose: "briefing" as const,
  };
  return { query, figures, regionName: "湖北省" } as unknown as EditionDetail;
}

describe("the draft of a circular", () => {
  it("says the figures of its edition and names regions by bands, those without work not at all", () => {
    const body = draftBody(edition());
    expect(body).toContain("应办 1,100 条，办结 495 条，办结率 45%，按时率 85.7%，超期 30 条");
    expect(body).toContain("统筹协调事项另计，应办 7 条，办结 3 条");
    expect(body).toContain("办结率 90% 及以上的有：甲市。\n办结率 50% 以下的有：乙市。");
    expect(body).not.toContain("丙市");
    expect(body).not.toMatch(/位次|第 1/);
    expect(draftTitle(edition())).toBe("关于湖北省2026年第三季度清廉建设推进情况的通报");
  });

  it("has no number that the edition does not hold, whatever the figures", () => {
    const share = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(share, share, share, (asked, part, late) => {
        const done = Math.min(asked, part);
        const total = { ...counts(asked, done), doneOnTime: done, overdue: Math.min(late, asked) };
        const made = edition({ totals: { total, cells: { village: total } } });
        expect(unknownNumbers(draftBody(made), made)).toEqual([]);
      }),
    );
    expect(unknownNumbers("共 99,999 条、3.3%", edition())).toEqual(["99,999 条", "3.3%"]);
  });

  it("leaves open what only people know, and says places only with their reason", () => {
    expect(blanksIn(draftBody(edition()))).toBe(1);
    const open = edition();
    delete open.figures.stuck;
    expect(blanksIn(draftBody(open))).toBe(2);
    const member = { code: "420100", name: "甲市", asked: 100, done: 95, rate: 0.95 };
    const ranked = edition({ ranking: [{ place: 1, members: [member] }] });
    ranked.query.ranking = { reason: "专题会要求" };
    expect(draftBody(ranked)).toContain("列位次的理由：专题会要求");
    expect(draftBody(ranked)).toContain("第 1：甲市（95%）");
  });
});

describe("two texts of a circular", () => {
  it("are compared paragraph by paragraph", () => {
    expect(compareTexts("甲\n乙\n丙", "甲\n丁\n丙\n戊")).toEqual([
      { kind: "both", text: "甲" },
      { kind: "theirs", text: "乙" },
      { kind: "mine", text: "丁" },
      { kind: "both", text: "丙" },
      { kind: "mine", text: "戊" },
    ]);
  });

  it("lose no paragraph of either", () => {
    const text = fc.array(fc.constantFrom("甲", "乙", "丙", "丁"), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [theirs, mine] = [one.join("\n"), other.join("\n")];
        const compared = compareTexts(theirs, mine);
        const side = (kind: "theirs" | "mine") =>
          compared.filter((part) => part.kind !== (kind === "mine" ? "theirs" : "mine"));
        expect(
          side("theirs")
            .map((part) => part.text)
            .join("\n"),
        ).toBe(theirs);
        expect(
          side("mine")
            .map((part) => part.text)
            .join("\n"),
        ).toBe(mine);
      }),
    );
  });
});

describe("a circular on paper", () => {
  it("tells parts and points from text, and breaks a long title evenly", () => {
    expect(paragraphsOf("一、总体\n\n（一）要点\n正文")).toEqual([
      { kind: "heading", text: "一、总体" },
      { kind: "subheading", text: "（一）要点" },
      { kind: "text", text: "正文" },
    ]);
    expect(titleLines("短标题")).toEqual(["短标题"]);
    expect(titleLines("关于湖北省二〇二六年第三季度清廉建设推进情况的通报")).toHaveLength(2);
  });

  it("invents neither a document number nor an addressee", () => {
    const letter = letterOf({
      ...{ title: "通报", body: "一、总体", status: "draft", year: 2026, number: null },
      ...{ unitName: "办公室", releasedAt: null, editionName: "2026 年简报第 1 期" },
    } as Parameters<typeof letterOf>[0]);
    expect(letter.reference).toMatch(/^文号：＿+（草稿，未发出）$/);
    expect(letter.addressee).toMatch(/^＿+：$/);
    expect(letter.signature[1]).toBe("　　年　月　日");
    expect(readRecipients({})).toEqual({ levels: [], carrierCode: null, listed: [] });
  });
});

describe("who may do what with circulars", () => {
  function person(role: Role, accountId: string, regionCode = "420000"): StaffActor {
    const grant = { role, regionCode, carrierCode: null } as ActorGrant;
    return { kind: "staff", accountId, grants: [grant] } as StaffActor;
  }
  const draft = {
    ...{ regionCode: "420000", status: "draft" as const },
    ...{ draftedById: "a", lastEditorId: "b" },
  };

  it("drafts as office or supervisor of the region", () => {
    const roles: Role[] = ["office", "supervisor", "lead_unit", "township", "reporter"];
    const drafting = roles.filter((role) => canDraft(person(role, "x"), "420000"));
    expect(drafting).toEqual(["office", "supervisor"]);
    expect(canDraft(person("office", "x", "420600"), "420000")).toBe(false);
    expect(canDraft(VISITOR, "420000")).toBe(false);
  });

  it("releases as neither drafter nor last editor, and withdraws what is out", () => {
    expect(canRelease(person("office", "a"), draft)).toBe(false);
    expect(canRelease(person("office", "b"), draft)).toBe(false);
    expect(canRelease(person("office", "c"), draft)).toBe(true);
    expect(canRelease(person("lead_unit", "c"), draft)).toBe(false);
    const out = { ...draft, status: "released" as const };
    expect(canRelease(person("office", "c"), out)).toBe(false);
    expect(canWithdraw(person("office", "a"), out)).toBe(true);
    expect(canWithdraw(person("office", "a"), draft)).toBe(false);
  });
});

describe("what the office is told of a comparison", () => {
  const found = { isReleased: true, isIntact: true, differences: 3, corrections: 0 };

  it("is news once: first progress, first correction, a broken fingerprint", () => {
    expect(toTell({ ...found, differences: 0 }, [])).toBeNull();
    expect(toTell({ ...found, isReleased: false }, [])).toBeNull();
    expect(toTell(found, [])).toBe("differs");
    expect(toTell(found, ["differs"])).toBeNull();
    expect(toTell({ ...found, corrections: 1 }, ["differs"])).toBe("corrected");
    expect(toTell({ ...found, corrections: 1 }, ["differs", "corrected"])).toBeNull();
    expect(toTell(found, ["corrected"])).toBeNull();
    expect(toTell({ ...found, isReleased: false, isIntact: false }, [])).toBe("broken");
    expect(toTell({ ...found, isIntact: false }, ["broken"])).toBeNull();
  });

  it("keeps corrections before progress", () => {
    const one = { kind: "row", key: "k", name: "n", what: "done", frozen: 1, live: 2 } as const;
    const sample = sampleOf([
      { ...one, isProgress: true },
      { ...one, isProgress: false },
    ]);
    expect(sample.map((kept) => kept.isProgress)).toEqual([false, true]);
  });
});
