import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spanOf, type Verb } from "@/lib/access/roles";
import { planProblem } from "@/lib/domain/topics/entries/rules";
import {
  answerSchema,
  claimSchema,
  progressSchema,
  verifySchema,
} from "@/lib/domain/topics/entries/schema";
import {
  isDisputed,
  MOVES,
  mayFollow,
  publicStateOf,
  stateOf,
  type TopicFacts,
  type TopicMove,
  type TopicState,
} from "@/lib/domain/topics/rules";
import {
  assignSchema,
  chooseSchema,
  closeTopicSchema,
  proposeSchema,
} from "@/lib/domain/topics/schema";
import { printSheetSchema } from "@/lib/domain/topics/sheets/schema";
import { groupsOf } from "@/lib/domain/topics/shown/rules";
import {
  type Finding,
  type PeopleVoice,
  peopleVoice,
  type Verdict,
  verdictOf,
} from "@/lib/domain/topics/verdicts/rules";
import { Role } from "@/lib/platform/generated/prisma/enums";

// Rows: states; columns: moves that may be made there. Whatever is not marked is refused.
const TABLE = `
              select decline assign answer report claim verify reopen uphold close
proposed      x      x       .      .      .      .     .      .      .      .
selected      .      .       x      .      .      .     .      .      .      .
declined      .      .       .      .      .      .     .      .      .      .
assigned      .      .       .      x      .      .     .      .      .      .
answering     .      .       .      .      .      .     .      .      .      .
answered      .      .       .      .      x      x     .      .      .      .
in_progress   .      .       .      .      x      x     .      .      .      .
claimed_done  .      .       .      .      .      .     x      .      .      .
verified      .      .       .      .      .      .     x      x      .      x
disputed      .      .       .      .      .      .     x      x      .      .
reopened      .      .       .      x      .      .     .      .      .      .
closed        .      .       .      .      .      .     x      x      .      .
`;

// What is open besides where too many said that the problem came back.
const BACK = [
  ...["claimed_done reopen", "claimed_done uphold", "verified uphold"],
  ...["disputed uphold", "closed uphold"],
];

// Which role has the right to a move at all; where is a matter of its region and unit. Offices, commissions and
// resident groups have a unit's rights for their own unit, but no topic is ever given to them.
const RIGHTS = `
                select decline assign answer report claim verify reopen uphold close
reporter        .      .       .      x      x      x     .      .      .      .
unit_head       .      .       .      x      x      x     .      .      .      .
township        .      .       .      x      x      x     .      .      .      .
lead_unit       .      .       .      x      x      x     .      .      .      .
office          x      x       x      x      x      x     .      x      x      x
supervisor      .      .       .      x      x      x     x      .      .      .
resident_group  .      .       .      x      x      x     .      .      .      .
inspector       .      .       .      .      .      .     .      .      .      .
assessor        .      .       .      .      .      .     .      .      .      .
moderator       .      .       .      .      .      .     .      .      .      .
answerer        .      .       .      x      x      x     .      .      .      .
sys_admin       .      .       .      .      .      .     .      .      .      .
sec_admin       .      .       .      .      .      .     .      .      .      .
audit_admin     .      .       .      .      .      .     .      .      .      .
`;

function cells(table: string): [string, TopicMove, boolean][] {
  const [head = "", ...lines] = table.trim().split("\n");
  const moves = head.trim().split(/\s+/) as TopicMove[];
  return lines.flatMap((line) => {
    const [name = "", ...marks] = line.trim().split(/\s+/);
    return moves.map((move, at): [string, TopicMove, boolean] => [name, move, marks[at] === "x"]);
  });
}

describe("the lifecycle of a topic", () => {
  it.each(cells(TABLE))("in %s: %s is allowed: %s", (state, move, isAllowed) => {
    const standing = { state: state as TopicState, isReopeningProposed: false };
    expect(mayFollow(move, standing)).toBe(isAllowed);
    const isBack = BACK.includes(`${state} ${move}`);
    expect(mayFollow(move, { ...standing, isReopeningProposed: true })).toBe(isAllowed || isBack);
  });

  it.each(cells(RIGHTS))("%s: right to %s: %s", (role, move, hasRight) => {
    expect(spanOf(role as Role, MOVES[move].verb as Verb) !== undefined).toBe(hasRight);
  });

  it("names every role and every move", () => {
    expect(new Set(cells(RIGHTS).map(([role]) => role))).toEqual(new Set(Object.values(Role)));
    expect(new Set(cells(TABLE).map(([, move]) => move))).toEqual(new Set(Object.keys(MOVES)));
  });
});

const facts = (given: Partial<TopicFacts>): TopicFacts => ({
  ...{ status: "assigned", round: 1, answer: null, claim: null, closing: null, verdict: "open" },
  ...given,
});

const CLOSED = { status: "closed", claim: "released" } as const;

describe("the state of a topic", () => {
  it.each([
    [{ status: "answering", answer: "waiting" }, "answering", "answering"],
    [{ status: "answering", answer: "released" }, "answered", "answered"],
    [{ status: "answering", answer: "returned" }, "assigned", "assigned"],
    [{ status: "answering", answer: "returned", round: 2 }, "reopened", "reopened"],
    [{ status: "claimed_done", claim: "waiting" }, "claimed_done", "in_progress"],
    [{ status: "claimed_done", claim: "returned" }, "in_progress", "in_progress"],
    [
      { status: "claimed_done", claim: "released", verdict: "waiting" },
      "claimed_done",
      "claimed_done",
    ],
    [{ status: "claimed_done", claim: "released", verdict: "agreed" }, "verified", "verified"],
    [{ status: "claimed_done", claim: "released", verdict: "disputed" }, "disputed", "disputed"],
    [{ status: "closed", claim: "released", verdict: "disputed" }, "closed", "closed"],
    [{ ...CLOSED, closing: "waiting", verdict: "agreed" }, "closed", "verified"],
    [{ ...CLOSED, closing: "waiting", verdict: "disputed" }, "closed", "disputed"],
    [{ ...CLOSED, closing: "released", verdict: "agreed" }, "closed", "closed"],
    [{ ...CLOSED, closing: "returned", verdict: "agreed" }, "verified", "verified"],
    [{ ...CLOSED, closing: "returned", verdict: "disputed" }, "disputed", "disputed"],
  ] as [Partial<TopicFacts>, TopicState, TopicState][])(
    "%j is %s, in public %s",
    (given, desk, shown) => {
      expect(stateOf(facts(given))).toBe(desk);
      expect(publicStateOf(facts(given))).toBe(shown);
    },
  );

  it("stays marked as disputed after it was closed", () => {
    const closed = facts({ status: "closed", claim: "released", verdict: "disputed" });
    expect(isDisputed(closed)).toBe(true);
    expect(groupsOf({ state: "closed", isDisputed: true, light: "none" })).toEqual([
      "disputed",
      "done",
    ]);
    expect(isDisputed(facts({ status: "in_progress", verdict: "disputed" }))).toBe(false);
  });
});

const FINDINGS: (Finding | null)[] = [null, "confirmed", "partly", "not_yet"];
const PEOPLE: PeopleVoice[] = ["too_few", "agreed", "not_agreed"];

// Columns: nobody has rated enough, people agree, people do not.
const VERDICTS: Record<string, readonly Verdict[]> = {
  none: ["waiting", "waiting", "disputed"],
  confirmed: ["waiting", "agreed", "disputed"],
  partly: ["disputed", "disputed", "disputed"],
  not_yet: ["disputed", "disputed", "disputed"],
};

describe("the three voices", () => {
  const all = FINDINGS.flatMap((finding) => PEOPLE.map((people) => [finding, people] as const));

  it.each(all)("commission %s, people %s", (finding, people) => {
    const wanted = VERDICTS[finding ?? "none"]?.[PEOPLE.indexOf(people)];
    expect(verdictOf({ isClaimed: true, finding, people })).toBe(wanted);
    expect(verdictOf({ isClaimed: false, finding, people })).toBe("open");
  });

  it("agree in one case only", () => {
    const agreed = all.filter(
      ([finding, people]) => verdictOf({ isClaimed: true, finding, people }) === "agreed",
    );
    expect(agreed).toEqual([["confirmed", "agreed"]]);
  });

  it("say nothing for few, and count every low rating of many", () => {
    const measure = { minimumRatings: 5, agreedShare: 0.8 };
    expect(peopleVoice({ low: 4, total: 4 }, measure)).toBe("too_few");
    expect(peopleVoice({ low: 1, total: 5 }, measure)).toBe("agreed");
    expect(peopleVoice({ low: 2, total: 5 }, measure)).toBe("not_agreed");
    expect(peopleVoice({ low: 0, total: 0 }, { ...measure, minimumRatings: 0 })).toBe("too_few");
  });

  it("are never made better by another low rating", () => {
    const rank: Record<PeopleVoice, number> = { too_few: 1, agreed: 1, not_agreed: 0 };
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 1, max: 50 }),
        (good, low, minimum) => {
          const measure = { minimumRatings: minimum, agreedShare: 0.8 };
          const before = peopleVoice({ low, total: good + low }, measure);
          const after = peopleVoice({ low: low + 1, total: good + low + 1 }, measure);
          if (before === "not_agreed") expect(after).toBe("not_agreed");
          expect(rank[after]).toBeLessThanOrEqual(rank[before]);
        },
      ),
    );
  });
});

describe("the days of an answer", () => {
  const today = "2026-11-23";

  it.each([
    [{ doneBy: "2026-11-22" }, "完成日期不能早于今天（11 月 23 日）"],
    [{ startsOn: "2026-01-01", doneBy: "2026-11-22" }, "完成日期不能早于今天"],
    [{ startsOn: "2026-12-02", doneBy: "2026-12-01" }, "完成日期早于开始日期"],
    [{ doneBy: "2026-11-23" }, null],
    [{ startsOn: "2026-01-01", doneBy: "2026-11-23" }, null],
    [{ startsOn: "2026-12-01", doneBy: "2026-12-01" }, null],
  ])("%j: %s", (days, problem) => {
    const told = planProblem(days, today);
    if (problem === null) expect(told).toBeNull();
    else expect(told).toContain(problem);
  });
});

describe("the forms of a topic", () => {
  const step = { topicId: "0d2a75cf-7eb9-4ead-9058-274d96009c39", version: "1" };
  const blank = { title: "", said: "", reason: "", unitName: "", words: "", text: "", how: "" };
  const lines = {
    ownerPost: "",
    goal: "",
    measures: "",
    contactOffice: "",
    results: "",
    about: "",
  };

  it.each([
    ["answer", answerSchema],
    ["progress", progressSchema],
    ["claim", claimSchema],
    ["verify", verifySchema],
    ["choose", chooseSchema],
    ["assign", assignSchema],
    ["close", closeTopicSchema],
    ["propose", proposeSchema],
    ["sheet", printSheetSchema],
  ] as const)("%s: each missing part is named, in the summary too", (_name, schema) => {
    const { error } = schema.safeParse({ ...step, ...blank, ...lines, pictureIds: [] });
    const told = (error?.issues ?? []).map(({ message }) => message);
    expect(told.length).toBeGreaterThan(0);
    expect(told).not.toContain("请填写此项");
    expect(new Set(told).size).toBe(told.length);
  });
});
