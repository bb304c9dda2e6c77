import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBankCard, isIdNumber } from "@/lib/domain/detection/numbers/rules";
import { detect } from "@/lib/domain/detection/rules";
import { EXAMPLE_SUGGESTIONS } from "@/prisma/seed/demo/suggestion-texts";
import { EXAMPLE_TOPICS } from "@/prisma/seed/demo/topic-texts";
import { ACCUSING, PROPOSING } from "../fixtures/accusations";
import { HELD_OUT, TUNED } from "../fixtures/accusations-as-written";
import { OTHERS_TUNED, OTHERS_UNSEEN } from "../fixtures/accusations-by-others";
import { HARMLESS, HINTED, OPEN } from "../fixtures/accusations-hinted";
import { TOLD_HARMLESSLY, TOLD_OF_WRONG } from "../fixtures/accusations-told";

const kindsOf = (text: string) => [...new Set(detect(text).map(({ kind }) => kind))];
const accuses = (text: string) => kindsOf(text).includes("accusation");
const shareOf = (texts: readonly string[]) => texts.filter(accuses).length / texts.length;

/** A person's number with a right check digit, for somebody who does not exist. */
function idNumber(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + "10X98765432"[sum % 11];
}

/** Digits with a right Luhn digit at the end. */
function card(body: string): string {
  for (let last = 0; last < 10; last += 1) if (isBankCard(body + last)) return body + last;
  throw new Error("no last digit");
}

/** Milliseconds of the processor that the quickest of some runs took: other programs do not count. */
function fastest(run: () => void): number {
  const runs = Array.from({ length: 12 }, () => {
    const before = process.cpuUsage();
    for (let time = 0; time < 5; time += 1) run();
    return process.cpuUsage(before).user / 5_000;
  });
  return Math.min(...runs);
}

describe("accusations", () => {
  it("are told from proposals: precision and recall over the fixture", () => {
    expect(ACCUSING.length + PROPOSING.length).toBeGreaterThanOrEqual(120);
    const missed = ACCUSING.filter((text) => !accuses(text));
    const wronged = PROPOSING.filter(accuses);
    const found = ACCUSING.length - missed.length;
    expect({ missed, wronged }).toEqual({ missed: [], wronged: [] });
    expect(found / ACCUSING.length).toBeGreaterThanOrEqual(0.95);
    expect(found / (found + wronged.length)).toBeGreaterThanOrEqual(0.95);
  });

  it("are found in sentences that no words were listed for, as they are in those they were", () => {
    for (const { accusing, proposing } of [TUNED, HELD_OUT]) {
      expect(accusing.length).toBeGreaterThanOrEqual(40);
      expect(proposing.length).toBeGreaterThanOrEqual(30);
      const found = accusing.filter(accuses).length;
      const wronged = proposing.filter(accuses).length;
      expect(found / accusing.length).toBeGreaterThanOrEqual(0.85);
      expect(found / (found + wronged)).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("are found in what somebody else wrote; proposals that name posts and accounts pass", () => {
    const found = OTHERS_TUNED.accusing.filter(accuses).length;
    expect(found / OTHERS_TUNED.accusing.length).toBeGreaterThanOrEqual(0.95);
    expect(OTHERS_TUNED.proposing.filter(accuses)).toEqual([]);
    expect(shareOf(OTHERS_UNSEEN.accusing)).toBeGreaterThanOrEqual(0.85);
    expect(OTHERS_UNSEEN.proposing.filter(accuses).length).toBeLessThanOrEqual(1);
  });

  it("are found where they say who did what, mostly where they hint, and harmless sentences pass", () => {
    expect(OPEN.length + HINTED.length + HARMLESS.length).toBe(200);
    expect(shareOf(OPEN)).toBeGreaterThanOrEqual(0.97);
    expect(shareOf(HINTED)).toBeGreaterThanOrEqual(0.9);
    expect(shareOf(HARMLESS)).toBeLessThanOrEqual(0.02);
  });

  it("are told from stories and complaints without a wish", () => {
    expect(shareOf(TOLD_OF_WRONG)).toBeGreaterThanOrEqual(0.78);
    expect(shareOf(TOLD_HARMLESSLY)).toBeLessThanOrEqual(0.08);
  });

  it("need somebody or an innuendo: naming a post, a relation and a benefit is none", () => {
    for (const text of [
      "书记和主任的分工写在墙上",
      "他每天早上六点就来扫广场",
      "我叔叔家的低保材料交给文书了",
      "局长接待日改到星期三",
      "村长说鱼塘今年重新发包，还没定日子",
    ]) {
      expect(accuses(text), text).toBe(false);
    }
  });

  it("are none of the examples that are shown", () => {
    expect(EXAMPLE_SUGGESTIONS.map(({ text }) => text).filter(accuses)).toEqual([]);
    expect(
      JSON.stringify(EXAMPLE_TOPICS)
        .match(/[^"]{8,}/g)
        ?.filter(accuses),
    ).toEqual([]);
  });

  it("are found over two sentences and at the end of a long text of wishes", () => {
    expect(accuses("他一个月三千块工资。那栋楼怎么来的，谁都知道。")).toBe(true);
    const wishes = "建议公开栏的字印大一点，每个月更新一次。".repeat(12);
    const [found] = detect(`${wishes}他家三套房，一个月三千块工资，钱哪来的谁都知道。`);
    expect(found?.kind).toBe("accusation");
    expect(found?.where.start).toBe(wishes.length);
    expect(accuses(wishes)).toBe(false);
  });

  it("are looked for in 5 ms of the processor, however odd a text of 1,000 characters is", () => {
    const texts = [
      "路灯坏了，书记说没钱。他家门口倒是亮的。",
      "他家每户收",
      "书记的",
      "把账做成，",
    ];
    const odd = ["每每每人一二三四五六", "说说就就", "一", "王", "给", "把将", "请", "不没"];
    for (const text of [...texts, ...odd]) {
      const long = text.repeat(1_000 / text.length);
      expect(
        fastest(() => detect(long)),
        text,
      ).toBeLessThan(5);
    }
  });

  it("are found however they are spread: spaces, signs, full width, between other sentences", () => {
    for (const text of ["我要举报王书记贪污", "张主任受贿三万元"]) {
      for (const sign of [" ", "　", "*", ".", "-", "\u200b", "·"]) {
        expect(accuses([...text].join(sign)), sign).toBe(true);
      }
      expect(accuses(`路灯坏了请修一修。${text}。谢谢。`)).toBe(true);
    }
  });

  it("say where they stand in the text as it was typed", () => {
    const text = "路灯坏了。我 要 举 报 王书记贪污。谢谢";
    const [found] = detect(text);
    expect(text.slice(found?.where.start, found?.where.end)).toBe("我 要 举 报 王书记贪污");
  });
});

describe("numbers of persons", () => {
  it("are found: identity cards, bank cards, telephones, plates, homes", () => {
    const id = idNumber("42062419900307123");
    expect(kindsOf(`证件 ${id}`)).toEqual(["id_number"]);
    expect(kindsOf(`证件 ${id.slice(0, 6)} ${id.slice(6, 14)}-${id.slice(14)}`)).toEqual([
      "id_number",
    ]);
    expect(kindsOf(`卡号 ${card("622202380000012345")}`)).toEqual(["bank_card"]);
    expect(kindsOf("请打 13812345678")).toEqual(["phone"]);
    expect(kindsOf("请打 １３８ １２３４ ５６７８")).toEqual(["phone"]);
    expect(kindsOf("请打一三八一二三四五六七八")).toEqual(["phone"]);
    expect(kindsOf("请打 +86 138-1234-5678")).toEqual(["phone"]);
    expect(kindsOf("电话13812345678、13912345678")).toEqual(["phone"]);
    expect(kindsOf("车牌鄂F·12345 乱停")).toEqual(["plate"]);
    expect(kindsOf("住在 3 号楼 2 单元 501 室")).toEqual(["address"]);
    expect(kindsOf("住在三号楼二单元五零一")).toEqual(["address"]);
  });

  it("are found where digits are taken apart, hidden, or look like letters", () => {
    for (const text of [
      "1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
      "①③⑧①②③④⑤⑥⑦⑧",
      "138\u200c1234\u200d5678",
      "138\n1234\n5678",
      "138....1234....5678",
      "138~1234~5678",
      "l38l2345678",
      "13O12345678",
      "tel13812345678",
    ]) {
      expect(kindsOf(text), text).toEqual(["phone"]);
    }
  });

  it("are none in what proposals say: hotlines, offices, years, sums, tracking codes", () => {
    for (const text of [
      "请公布 12388 和 12345 热线",
      "办公电话 027-87654321 常占线",
      "2026年11月22日花了1234567元",
      "查询码 6649 2018 5194 9513 4755",
      "健康路 12 号服务大厅请加一部电梯",
      "建议统一社会信用代码公示",
    ]) {
      expect(kindsOf(text), text).toEqual([]);
    }
  });

  it("need a right check digit: of ten ends one is an identity number or a card", () => {
    const body = "42062419900307123";
    const ends = [..."0123456789x"].filter((end) => isIdNumber(body + end));
    expect(ends).toHaveLength(1);
    const cards = [..."0123456789"].filter((end) => isBankCard(`622202380000012345${end}`));
    expect(cards).toHaveLength(1);
  });

  it("never break, and point into the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        for (const { where } of detect(text)) {
          expect(where.start).toBeGreaterThanOrEqual(0);
          expect(where.end).toBeLessThanOrEqual(text.length + 1);
          expect(where.end).toBeGreaterThan(where.start);
        }
      }),
      { numRuns: 300 },
    );
  });
});
