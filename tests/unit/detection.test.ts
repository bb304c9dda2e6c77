import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBankCard, isIdNumber } from "@/lib/domain/detection/numbers/rules";
import { detect } from "@/lib/domain/detection/rules";
import { ACCUSING, PROPOSING } from "../fixtures/accusations";
import { HELD_OUT, TUNED } from "../fixtures/accusations-as-written";
import { OTHERS_TUNED, OTHERS_UNSEEN } from "../fixtures/accusations-by-others";

const kindsOf = (text: string) => [...new Set(detect(text).map(({ kind }) => kind))];
const accuses = (text: string) => kindsOf(text).includes("accusation");

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

  it("are found in sentences that the rules were not adjusted to, as they were in those they were", () => {
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
    // What is only hinted at in words that no rule knows is left to the moderator: a quarter is found, no less.
    const guessed = OTHERS_UNSEEN.accusing.filter(accuses).length;
    expect(guessed / OTHERS_UNSEEN.accusing.length).toBeGreaterThanOrEqual(0.25);
    expect(OTHERS_UNSEEN.proposing.filter(accuses).length).toBeLessThanOrEqual(1);
  });

  it("are looked for in a moment, however long and odd the text is", () => {
    const texts = ["他家每户收", "书记的", "把账做成，", "每每每人一二三四五六", "说说就就"];
    const started = performance.now();
    for (const text of texts) detect(text.repeat(1_000 / text.length));
    expect(performance.now() - started).toBeLessThan(2_000);
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
