import { describe, expect, it } from "vitest";
import {
  beginningsOf,
  canMove,
  endOf,
  isUnsettled,
  twoApart,
  undecidedBecause,
  writingOf,
} from "@/lib/domain/cases/rules";
import * as tours from "@/lib/domain/cases/tours/rules";
import { firstCharacters } from "@/lib/shared/text";

describe("a case", () => {
  it("is written in as a draft and, once selected, for the public; never while it is judged", () => {
    const states = [
      ...(["drafting", "submitted", "assessing", "selected", "not_selected", "withdrawn"] as const),
    ];
    expect(states.map(writingOf)).toEqual(["edit", null, null, "amend", null, null]);
    expect([beginningsOf("amend"), endOf("amend")]).toEqual([["selected"], "selected"]);
  });

  it("is assessed by two of different organisations, in the order of the drawing", () => {
    const people = ["a", "a", "b", "c"].map((organisationId, id) => ({ id, organisationId }));
    expect(twoApart(people).map(({ id }) => id)).toEqual([0, 2]);
    expect(twoApart(people.slice(0, 2))).toHaveLength(1);
    expect(twoApart([])).toEqual([]);
  });
});

describe("the scores of a case", () => {
  const scored = (totals: (number | null)[], talk: string | null = null) => ({
    ...{ totals, talk, threshold: 15 },
  });

  it("wait until both are in, and need a third or a talk where the two lie far apart", () => {
    expect(undecidedBecause(scored([80, null]))).toContain("没有全部提交");
    expect(isUnsettled(scored([80, null]))).toBe(false);
    expect(isUnsettled(scored([80, 60]))).toBe(true);
    expect(undecidedBecause(scored([80, 60]))).toContain("相差超过 15 分");
  });

  it.each([
    ["lie near each other", scored([80, 65])],
    ["were brought together in a talk", scored([80, 60], "会商一致")],
    ["are three", scored([80, 60, 70])],
  ])("let it be decided where they %s", (_, scoring) => {
    expect([isUnsettled(scoring), undecidedBecause(scoring)]).toEqual([false, null]);
  });

  it("are given only while it is assessed", () => {
    const states = ["drafting", "submitted", "assessing", "selected", "withdrawn"] as const;
    expect(states.filter((status) => canMove("assess", status))).toEqual(["assessing"]);
  });
});

describe("a tour", () => {
  it.each([
    ["planning", ["plan", "announce"]],
    ["announced", ["remark", "issue_codes", "close"]],
    ["held", ["issue_codes", "close"]],
  ] as const)("that is %s can be moved by %j and nothing else", (status, allowed) => {
    const all = ["plan", "announce", "remark", "issue_codes", "close"] as const;
    expect(all.filter((move) => tours.canMove(move, status))).toEqual(allowed);
  });

  it("goes from planning over announced to held, and stays where only something is added", () => {
    expect(tours.endOf("announce", "planning")).toBe("announced");
    expect(tours.endOf("close", "announced")).toBe("held");
    expect(tours.endOf("issue_codes", "held")).toBe("held");
  });
});

describe("the first characters of a text", () => {
  it("never end in half of one", () => {
    expect(firstCharacters("清廉𠮷村", 3)).toBe("清廉");
    expect(firstCharacters("清廉𠮷村", 4)).toBe("清廉𠮷");
    expect(firstCharacters("清廉", 80)).toBe("清廉");
  });
});
