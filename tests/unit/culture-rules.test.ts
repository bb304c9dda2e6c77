import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pieceContent } from "@/lib/domain/culture/content/rules";
import { brandContentSchema, storyContentSchema } from "@/lib/domain/culture/content/schema";
import { coverageShare, sumCoverage } from "@/lib/domain/culture/coverage/rules";
import { tellsScore } from "@/lib/domain/culture/families/rules";
import { canAnswer, canRemedy, needsRemedy } from "@/lib/domain/culture/inspections/rules";
import { namedMinors, unmaskedLines } from "@/lib/domain/culture/minors/rules";
import {
  linkHost,
  maskedName,
  missingConsents,
  readAuthors,
  shownAuthors,
  writeAuthors,
} from "@/lib/domain/culture/pieces/rules";
import { brandDetailsSchema } from "@/lib/domain/culture/pieces/schema";
import type { PieceDetail } from "@/lib/domain/culture/pieces/types";
import { canMove, isStanding, missingForPublic, owes } from "@/lib/domain/culture/venues/rules";

describe("what regions owe", () => {
  const direct = { level: "city" as const, isDirectCounty: true };
  it.each([
    ["a city a plaza", { level: "city" as const, isDirectCounty: false }, "city", true],
    ["a city no corridor", { level: "city" as const, isDirectCounty: false }, "county", false],
    ["a directly administered county a plaza", direct, "city", true],
    ["a directly administered county a corridor too", direct, "county", true],
    ["a directly administered county no wall", direct, "township", false],
    ["a village a column", { level: "village" as const, isDirectCounty: false }, "village", true],
  ] as const)("is: %s", (_words, region, level, expected) => {
    expect(owes(region, { level })).toBe(expected);
  });

  it("is nothing for a kind without a level", () => {
    expect(owes(direct, { level: null })).toBe(false);
  });
});

describe("a venue", () => {
  it("stands once it is confirmed, and open or under repair", () => {
    const stages = ["draft", "submitted", "confirmed", "returned"] as const;
    const statuses = ["planned", "open", "under_repair", "closed"] as const;
    const standing = stages.flatMap((stage) =>
      statuses.filter((status) => isStanding({ stage, status })).map((status) => [stage, status]),
    );
    expect(standing).toEqual([
      ["confirmed", "open"],
      ["confirmed", "under_repair"],
    ]);
  });

  it("is handed in, confirmed, returned and discarded only where it may be", () => {
    const moves = ["submit", "confirm", "return", "discard"] as const;
    const allowed = (stage: Parameters<typeof canMove>[0]) =>
      moves.filter((move) => canMove(stage, move));
    expect(allowed("draft")).toEqual(["submit", "discard"]);
    expect(allowed("submitted")).toEqual(["confirm", "return"]);
    expect(allowed("confirmed")).toEqual([]);
    expect(allowed("returned")).toEqual(["submit", "discard"]);
  });

  it("says what it lacks for the public", () => {
    expect(
      missingForPublic({ name: "", place: "", description: " ", pictureIds: [] }),
    ).toHaveLength(2);
  });
});

describe("coverage", () => {
  const part = fc.record({
    kindCode: fc.constantFrom("plaza", "wall"),
    owed: fc.nat(1000),
    standing: fc.nat(1000),
  });
  it("of a region is the sum of what lies beneath, kind by kind", () => {
    fc.assert(
      fc.property(fc.array(fc.array(part)), (parts) => {
        const sums = sumCoverage(["plaza", "wall"], parts);
        const owed = parts.flat().reduce((total, one) => total + one.owed, 0);
        expect(sums.reduce((total, one) => total + one.owed, 0)).toBe(owed);
      }),
    );
  });

  it("is a share of sums, and none where nothing is owed", () => {
    expect(
      coverageShare([
        { owed: 1, standing: 1 },
        { owed: 9, standing: 0 },
      ]),
    ).toBe(0.1);
    expect(coverageShare([])).toBeNull();
  });
});

describe("an inspection", () => {
  it("asks for a remedy of what is damaged or outdated, and of nothing else", () => {
    const results = ["fine", "damaged", "outdated", "closed"] as const;
    expect(results.filter(needsRemedy)).toEqual(["damaged", "outdated"]);
  });

  it("is answered once, not after it was cancelled; a defect is put right even then", () => {
    const item = { result: null, remediedAt: null, isCancelled: false };
    expect(canAnswer(item)).toBe(true);
    expect(canAnswer({ ...item, isCancelled: true })).toBe(false);
    expect(canAnswer({ ...item, result: "fine" })).toBe(false);
    expect(canRemedy({ ...item, result: "damaged", isCancelled: true })).toBe(true);
    expect(canRemedy({ ...item, result: "damaged", remediedAt: new Date(0) })).toBe(false);
  });
});

describe("names", () => {
  it("of minors are never whole in public", () => {
    expect([maskedName("王小明"), maskedName("欧阳小兰")]).toEqual(["王同学", "欧阳同学"]);
    const authors = readAuthors("陈大成\n王小明（未成年）\n\n 欧阳小兰 (未成年人) ");
    expect(shownAuthors(authors)).toEqual(["陈大成", "王同学", "欧阳同学"]);
    expect(readAuthors(writeAuthors(authors))).toEqual(authors);
  });
});

describe("a minor", () => {
  it.each([
    ["王小明（未成年）", []],
    ["陈大成\n 欧阳小兰 (未成年人) ", []],
    ["陈大成、李四", []],
    ["老王（65 岁）", []],
    ["王小明（未成年，8岁）", [1]],
    ["陈大成\n王小明（未成年）、李小雨", [2]],
    ["王小明、李小雨（未成年）", [1]],
    ["王小明 未成年", [1]],
    ["王小明（8岁）\n李小雨（12周岁）", [1, 2]],
  ])("among the authors %j would be shown by name in lines %j", (authors, lines) => {
    expect(unmaskedLines(authors)).toEqual(lines);
  });

  it("who is masked stands by name nowhere else, in words of pictures neither", () => {
    const told = { ...story, title: "故事", summary: "介绍" };
    expect(namedMinors(told, ["院子里的老树"])).toEqual([]);
    expect(namedMinors({ ...told, title: "王小明讲家风" }, [])).toEqual([
      "未成年人“王小明”的全名写在文字里，请改成“王同学”",
    ]);
    expect(namedMinors(told, ["王小明在台上讲故事"])).toHaveLength(1);
    const grown = { ...story.details, isMinor: false };
    expect(namedMinors({ ...told, details: grown, title: "王小明讲家风" }, [])).toEqual([]);
  });
});

describe("a family", () => {
  it.each(["积分 98", "家风得分 98分", "获评 5 星级家庭", "全村第一名", "评比第 3 名，受到表扬"])(
    "is not named with %s",
    (words) => {
      expect(tellsScore(words)).toBe(true);
    },
  );

  it.each(["十分孝顺", "村里第一名大学生", "每天 30 分钟清扫", "三分地种菜送邻居", "一分钱不多收"])(
    "is named with %s",
    (words) => {
      expect(tellsScore(words)).toBe(false);
    },
  );
});

describe("a link", () => {
  const hosts = ["v.qq.com"];
  it.each([
    ["", null],
    ["https://v.qq.com/x/page/1.html", "v.qq.com"],
    ["http://v.qq.com/x", "refused"],
    ["https://evil.test/v.qq.com", "refused"],
    ["https://v.qq.com.evil.test/", "refused"],
    ["https://v.qq.com@evil.test/", "refused"],
    ["https://v.qq.com:8443/", "refused"],
    ["javascript:alert(1)", "refused"],
    ["视频", "refused"],
  ])("%s is %s", (link, expected) => {
    expect(linkHost(link, hosts)).toBe(expected);
  });
});

const CONSENT = {
  ...{ id: "c1", givenBy: "甲", givenOn: "2026-11-01", evidenceId: "e", fileName: "", note: "" },
  ...{ recordedByName: "", recordedAt: "", withdrawnOn: null, withdrawnReason: null },
};
const display = { ...CONSENT, kind: "display" as const };
const naming = { ...CONSENT, kind: "naming" as const };
const story = {
  kind: "story" as const,
  details: { toldBy: "王小明", isMinor: true, place: "某村", text: "故事" },
  hasPeople: false,
};
const brand = {
  kind: "brand" as const,
  details: {
    practice: "记事",
    rules: { who: "全体", procedure: "讲述", objection: "随时", basis: "" },
    families: [{ id: "f1", name: "陈家", reason: "助人", namedOn: "2026-11-01", consentId: "c1" }],
  },
  hasPeople: false,
};

describe("consents", () => {
  it("of who made or told it must be there, and stand", () => {
    expect(missingConsents({ ...story, consents: [] })).toHaveLength(1);
    expect(missingConsents({ ...story, consents: [display] })).toEqual([]);
    const withdrawn = { ...display, withdrawnOn: "2026-11-02" };
    expect(missingConsents({ ...story, consents: [withdrawn] })).toHaveLength(1);
  });

  it("of people in pictures too", () => {
    expect(missingConsents({ ...story, hasPeople: true, consents: [display] })).toHaveLength(1);
  });

  it("of each named family, its own", () => {
    expect(missingConsents({ ...brand, consents: [] })).toHaveLength(1);
    expect(missingConsents({ ...brand, consents: [display] })).toHaveLength(1);
    expect(missingConsents({ ...brand, consents: [naming] })).toEqual([]);
  });
});

describe("the public copy", () => {
  const words = { types: [], licences: [] };
  it("masks a minor who tells a story", () => {
    const { content } = pieceContent({ ...story } as PieceDetail, words);
    expect(storyContentSchema.parse(content).toldBy).toBe("王同学");
    expect(JSON.stringify(content)).not.toContain("王小明");
  });

  it("of a brand says nothing of consents", () => {
    const { content } = pieceContent({ ...brand } as PieceDetail, words);
    expect(JSON.stringify(brandContentSchema.parse(content))).not.toContain("c1");
  });

  it.each(["score", "points", "rank", "stars", "grade", "balance"])(
    "has no place for a household's %s",
    (field) => {
      const [family] = brand.details.families;
      const scored = { ...brand.details, families: [{ ...family, [field]: 5 }] };
      expect(brandDetailsSchema.safeParse(brand.details).success).toBe(true);
      expect(brandDetailsSchema.safeParse(scored).success).toBe(false);
      const shown = { ...pieceContent({ ...brand } as PieceDetail, words).content, [field]: 5 };
      expect(brandContentSchema.safeParse(shown).success).toBe(false);
    },
  );
});
