import { describe, expect, it } from "vitest";
import type { IndicatorFacts } from "@/lib/domain/reports/types";
import type { CheckedReport, CheckKind, FileTwin, Peer } from "@/lib/domain/reviews/checks/types";
import { checksOf, looksOf } from "@/lib/domain/reviews/rules";

const FACTS: IndicatorFacts = {
  ...{ form: "ratio", direction: "increase", accumulation: "flow", frequency: "quarterly" },
  ...{ unit: "%", target: 90, indicatorName: "整改率", numeratorName: "甲", denominatorName: "乙" },
  ...{ evidenceMin: 0, evidenceMax: 3 },
};

const OWN = "本季度逐村核查三资台账，整改问题合同九十五份，全部销号。";

const ratio = (numerator: string, denominator: string) => ({ numerator, denominator, value: null });
const amount = (value: string) => ({ numerator: null, denominator: null, value });

function peer(
  values: ReturnType<typeof ratio> | ReturnType<typeof amount>,
  more: Partial<Peer> = {},
) {
  return {
    ...{ organisationName: "青山二村", assignmentId: "9", narrative: "走访农户，公示村账。" },
    ...{ isDone: true, ...values, ...more },
  };
}

const PEERS = ["92", "93", "94", "95", "96"].map((numerator) => peer(ratio(numerator, "100")));

const PLAIN: CheckedReport = {
  ...{ facts: FACTS, values: ratio("95", "100"), narrative: OWN, explanation: null },
  ...{ isOnTime: true, dueOn: "2026-09-30", timesReopened: 0, evidenceHint: ["问题台账"] },
  reported: { year: 2026, period: 3, frequency: "quarterly", accumulation: "flow" },
  history: [{ ...ratio("90", "100"), narrative: "上期的话" }],
  peers: PEERS,
  files: [{ id: "f", fileName: "台账.jpg", capturedOn: "2026-08-01", redShare: null }],
  twins: [],
};

const TWIN: FileTwin = {
  ...{ evidenceId: "f", fileName: "台账.jpg", how: "same", otherId: "g", otherName: "照片.jpg" },
  ...{ isForeign: true, organisationName: "白河村", assignmentId: "12", when: "2026 年第 3 季度" },
};

const looks = (change: Partial<CheckedReport>) =>
  looksOf({ ...PLAIN, ...change }).map((check) => check.kind);
const textOf = (change: Partial<CheckedReport>, kind: CheckKind) =>
  checksOf({ ...PLAIN, ...change }).find((check) => check.kind === kind)?.text;

it("asks nothing about a plain report, and says what it looked at", () => {
  expect(looks({})).toEqual([]);
  expect(
    checksOf(PLAIN)
      .map((check) => check.kind)
      .sort(),
  ).toEqual(
    [
      ...["captured", "copied", "evidence", "peers", "period"],
      ...["range", "ratio", "target", "text", "time"],
    ].sort(),
  );
});

const count = { ...FACTS, form: "count", unit: "个", target: null } as const;
const history = (...values: string[]) =>
  values.map((value) => ({ ...amount(value), narrative: "上期的话" }));

describe("each check asks when it should, and only then", () => {
  it.each<[string, Partial<CheckedReport>, CheckKind[]]>([
    ["late", { isOnTime: false }, ["time"]],
    ["changed after approval", { timesReopened: 2 }, ["again"]],
    ["a ratio above one", { values: ratio("105", "100") }, ["ratio"]],
    ["missed with a reason", { values: ratio("85", "100"), explanation: "汛期推迟" }, ["target"]],
    ["missed without one", { values: ratio("85", "100"), explanation: " " }, ["target"]],
    [
      "the same text as last time",
      { history: [{ ...ratio("90", "100"), narrative: `${OWN} ` }] },
      ["text"],
    ],
    ["half of last time", { values: ratio("40", "40") }, ["range"]],
    [
      "above all own years",
      { facts: count, values: amount("31"), history: history("20", "10"), peers: [] },
      ["range"],
    ],
    [
      "within the own years",
      { facts: count, values: amount("29"), history: history("20", "10"), peers: [] },
      [],
    ],
    [
      "a percentage far below",
      { values: ratio("69", "100"), peers: [], explanation: "原因" },
      ["range", "target"],
    ],
    ["without a past", { history: [], values: ratio("40", "40") }, []],
    [
      "far from the middle of others",
      {
        facts: count,
        values: amount("31"),
        history: [],
        peers: ["8", "9", "10", "11", "12"].map((one) => peer(amount(one))),
      },
      ["peers"],
    ],
    [
      "others too few",
      {
        facts: count,
        values: amount("31"),
        history: [],
        peers: ["8", "9", "10", "11"].map((one) => peer(amount(one))),
      },
      [],
    ],
    [
      "others not done",
      {
        facts: count,
        values: amount("31"),
        history: [],
        peers: ["8", "9", "10", "11", "12"].map((one) => peer(amount(one), { isDone: false })),
      },
      [],
    ],
    [
      "a date of another quarter",
      { narrative: "5 月 12 日召开了专题会议，部署整改工作。" },
      ["period"],
    ],
    [
      "a picture of another quarter",
      { files: [{ id: "f", fileName: "会.jpg", capturedOn: "2026-05-12", redShare: null }] },
      ["captured"],
    ],
    ["a file of others", { twins: [TWIN] }, ["evidence"]],
    ["a file of an earlier period", { twins: [{ ...TWIN, isForeign: false }] }, ["evidence"]],
    ["no figure at all", { values: ratio("", ""), history: [] }, []],
  ])("%s", (_, change, expected) => {
    expect(looks(change).sort()).toEqual([...expected].sort());
  });
});

describe("copied text", () => {
  it("names whose it is and puts both side by side", () => {
    const [check] = looksOf({
      ...PLAIN,
      peers: [...PEERS, peer(ratio("95", "100"), { narrative: OWN })],
    });
    expect(check).toMatchObject({ kind: "copied", text: expect.stringContaining("青山二村相同") });
    expect(check?.pairs).toEqual([
      { label: "青山二村", assignmentId: "9", text: OWN, files: null },
    ]);
  });

  it("names nobody out of the reviewer's sight, nor shows the text", () => {
    const hidden = { narrative: OWN, organisationName: null, assignmentId: null };
    const [check] = looksOf({ ...PLAIN, peers: [peer(ratio("95", "100"), hidden)] });
    expect(check?.text).toBe("进展情况与 1 个其他单位相同，是不是各自写的");
    expect(check?.pairs).toEqual([
      { label: "其他单位", assignmentId: null, text: null, files: null },
    ]);
  });
});

describe("a stamp", () => {
  const asked = { evidenceHint: ["加盖公章的公示照片"] };
  const file = (redShare: number | null) => [
    { id: "f", fileName: "a.pdf", capturedOn: null, redShare },
  ];

  it.each<[string, Partial<CheckedReport>, boolean | undefined]>([
    ["is not looked for where none is asked", { files: file(0) }, undefined],
    ["is not asked about where nobody measured", { ...asked, files: file(null) }, undefined],
    ["is asked about where nothing red is seen", { ...asked, files: file(0.0001) }, true],
    ["is seen", { ...asked, files: file(0.004) }, false],
  ])("%s", (_, change, isAsked) => {
    const check = checksOf({ ...PLAIN, ...change }).find(({ kind }) => kind === "stamp");
    expect(check && check.result === "look").toBe(isAsked);
  });
});

it("only ever asks: every look ends as a question", () => {
  const everything: Partial<CheckedReport> = {
    ...{ isOnTime: false, timesReopened: 1, values: ratio("5", "4"), explanation: null },
    ...{ narrative: "5 月 1 日召开会议，部署了全县的清廉建设工作。", twins: [TWIN] },
    evidenceHint: ["盖章件"],
    files: [{ id: "f", fileName: "a.jpg", capturedOn: "2025-01-01", redShare: 0 }],
  };
  const asked = looksOf({ ...PLAIN, ...everything });
  expect(asked.length).toBeGreaterThanOrEqual(7);
  for (const { text } of asked) {
    expect(text).toMatch(/有没有|吗|是不是|是否|要不要|能不能|说清了没有|改了什么/);
  }
});

it("says which half it missed: the reason or the target alone", () => {
  const missed = { values: ratio("85", "100") };
  expect(textOf({ ...missed, explanation: "汛期推迟" }, "target")).toContain("说清了没有");
  expect(textOf({ ...missed, explanation: null }, "target")).toContain("没有写原因");
});
