import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf, sitemapIndexText, sitemapText } from "@/lib/domain/disclosure/addresses/rules";
import { openTable } from "@/lib/domain/disclosure/tables/labels";
import { csvHead, csvRows, jsonHead, jsonRows } from "@/lib/domain/disclosure/tables/rules";
import { isOverdue } from "@/lib/domain/news/columns/rules";
import { missingParts, summaryOf } from "@/lib/domain/news/rules";
import { changesBetween } from "@/lib/domain/publications/changes/rules";
import { linkedText } from "@/lib/domain/publications/linked-data/rules";
import {
  inlines,
  isSafeAddress,
  outerAddresses,
  parseProse,
  proseWords,
} from "@/lib/domain/publications/prose/rules";
import {
  beginningsOf,
  isAnotherPerson,
  MOVES_IN_ORDER,
  publicPath,
  subjectOfPath,
} from "@/lib/domain/publications/rules";
import { PUBLICATION_KINDS } from "@/lib/domain/publications/types";
import { channelFor, excerptOf, marked, wordsOf } from "@/lib/domain/search/visitors/rules";

describe("the three steps", () => {
  const statuses = ["submitted", "checked", "published", "returned", "superseded", "withdrawn"];
  it("begin where they may and nowhere else", () => {
    const allowed = MOVES_IN_ORDER.flatMap((move) =>
      statuses
        .filter((one) => beginningsOf(move).some((from) => from === one))
        .map((one) => [move, one]),
    );
    expect(allowed).toEqual([
      ["check", "submitted"],
      ["release", "checked"],
      ["return", "submitted"],
      ["return", "checked"],
      ["withdraw", "published"],
    ]);
  });

  it("are never made by hands that touched it before", () => {
    const hands = {
      ...{ status: "checked" as const, writtenById: "a", checkedById: "b" },
      earlierWriterIds: ["d"],
    };
    const may = (id: string) => MOVES_IN_ORDER.filter((move) => isAnotherPerson(id, move, hands));
    expect(may("a")).toEqual(["return", "withdraw"]);
    expect(may("b")).toEqual(["check", "return", "withdraw"]);
    expect(may("c")).toEqual(["check", "release", "return", "withdraw"]);
    expect(may("d")).toEqual(["return", "withdraw"]);
  });
});

describe("public addresses", () => {
  it("are read back to what they show; anything else shows nothing", () => {
    const subjectId = "018f2b5c-7a10-7cde-8a00-0123456789ab";
    for (const kind of PUBLICATION_KINDS) {
      expect(subjectOfPath(publicPath(kind, subjectId))).toEqual({ kind, subjectId });
    }
    for (const path of ["/", "/sites", "/sites/1", `/desk/sites/${subjectId}`, `/x/${subjectId}`]) {
      expect(subjectOfPath(path)).toBeNull();
    }
  });
});

describe("prose", () => {
  it("knows headings, lists, quotations and links, and nothing of HTML", () => {
    const typed = "## 题\n一段<b>字</b>\n- 甲\n- 乙\n1. 先\n2、后\n> 引\n见[此](https://a.cn/x)。";
    expect(parseProse(typed).map(({ kind, items }) => [kind, items.length])).toEqual([
      ["heading", 1],
      ["paragraph", 1],
      ["bullets", 2],
      ["steps", 2],
      ["quote", 1],
      ["paragraph", 1],
    ]);
    expect(proseWords(typed)).toContain("<b>字</b>");
    expect(outerAddresses(typed)).toEqual(["https://a.cn/x"]);
  });

  it.each([
    ["https://a.cn", true],
    ["http://a.cn/b?c=1", true],
    ["/sites/1", true],
    ["//evil.cn", false],
    ["/\\evil.cn", false],
    ["javascript:alert(1)", false],
    ["data:text/html,x", false],
    ["https://user:pass@a.cn", false],
    ["ftp://a.cn", false],
  ])("takes %s for an address of a link: %s", (address, safe) => {
    expect(isSafeAddress(address)).toBe(safe);
    expect(inlines(`[x](${address})`).some(({ href }) => href === address)).toBe(safe);
  });

  it("loses no word that was typed and links to nothing unsafe, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const parts = inlines(text);
        expect(parts.every(({ href }) => !href || isSafeAddress(href))).toBe(true);
        expect(
          parts.map((one) => (one.href ? `[${one.text}](${one.href})` : one.text)).join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("what is new in a revision", () => {
  const copy = {
    ...{ title: "题", summary: "", regionName: "省", carrierName: null, sourceTitle: null },
    ...{ sourceUrl: null, happenedOn: null, facets: {}, pictureIds: [] },
    content: { practices: ["甲", "乙"], accessible: false },
  };
  it("is every part that differs, with its name", () => {
    const content = { practices: ["甲", "丙", "丁"], accessible: true };
    expect(changesBetween(copy, { ...copy, content })).toEqual([
      { path: "content.practices.1", label: "做法 · 第 2 项", before: "乙", after: "丙" },
      { path: "content.practices.2", label: "做法 · 第 3 项", before: null, after: "丁" },
      { path: "content.accessible", label: "无障碍", before: "否", after: "是" },
    ]);
    expect(changesBetween(copy, copy)).toEqual([]);
  });
});

describe("handing over news", () => {
  const text = {
    ...{ title: "题", lead: "", body: "字", isReprint: false, sourceTitle: "", sourceUrl: "" },
    ...{ happenedOn: null, noticeType: null, periodFrom: null, periodTo: null, objectionNote: "" },
  };
  const missing = (
    more: Partial<typeof text> | object,
    kind: "news" | "notice" = "news",
    source = false,
  ) => Object.keys(missingParts(kind, { ...text, ...more }, { needsSource: source })).sort();
  it("asks for what is missing and nothing else", () => {
    expect(missing({})).toEqual([]);
    expect(missing({ body: "## " })).toEqual([]);
    expect(missing({ body: "\n \n" })).toEqual(["body"]);
    expect(missing({}, "news", true)).toEqual(["sourceTitle"]);
    expect(missing({ isReprint: true })).toEqual(["happenedOn", "sourceTitle"]);
    expect(missing({ sourceUrl: "a.cn" })).toEqual(["sourceUrl"]);
    expect(missing({}, "notice")).toEqual(["noticeType"]);
    expect(missing({ noticeType: "objection" }, "notice")).toEqual([
      "objectionNote",
      "periodFrom",
      "periodTo",
    ]);
    const period = { periodFrom: "2026-02-02", periodTo: "2026-02-01" };
    expect(missing({ noticeType: "announcement", ...period }, "notice")).toEqual(["periodTo"]);
  });

  it("summarises by the lead, or by the beginning of the words", () => {
    expect(summaryOf({ lead: "导语", body: "正文" })).toBe("导语");
    expect(summaryOf({ lead: "", body: "字".repeat(200) })).toBe(`${"字".repeat(120)}…`);
  });
});

describe("columns", () => {
  it.each([
    [{ isOpen: true, intervalDays: 7, quietDays: 7 }, false],
    [{ isOpen: true, intervalDays: 7, quietDays: 8 }, true],
    [{ isOpen: true, intervalDays: 7, quietDays: null }, true],
    [{ isOpen: true, intervalDays: null, quietDays: 900 }, false],
    [{ isOpen: false, intervalDays: 7, quietDays: 900 }, false],
  ])("%j are overdue: %s", (column, overdue) => {
    expect(isOverdue(column)).toBe(overdue);
  });
});

describe("search words", () => {
  it("are cut at spaces, without signs, two characters at least", () => {
    expect(wordsOf(" 小微·权力  清单 a 题 ")).toEqual(["小微权力", "清单"]);
    expect(wordsOf("% ' &")).toEqual([]);
  });
  it("are marked where they stand, also with signs between", () => {
    expect(marked("看“小微，权力”", ["小微权力"])).toContainEqual({
      text: "小微，权力",
      hit: true,
    });
    const runs = excerptOf(["摘要", `${"远".repeat(80)}公开栏近`], ["公开栏"]);
    expect(runs.some(({ hit }) => hit)).toBe(true);
    expect(runs[0]?.text.startsWith("…")).toBe(true);
  });
  it("join to the text whatever is searched", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (text, words) => {
        expect(
          marked(text, words)
            .map((run) => run.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
  it("lead to another door where they ask for one", () => {
    expect(channelFor("我要检举")).toBe("12388");
    expect(channelFor("楼道漏水")).toBe("12345");
    expect(channelFor("家风")).toBeNull();
  });
});

describe("files for machines", () => {
  const table = openTable("editions");
  if (!table) throw new Error("no table");
  it("neutralise formulas and keep the dictionary's order", () => {
    const row = { id: "=1+1", year: 2026, number: 1, title: "a,b", day: null };
    expect(csvHead(table)).toMatch(/^\uFEFF期编号,年度（年）/);
    expect(csvRows(table, [row])).toBe(`'=1+1,2026,1,"a,b",,,,\r\n`);
  });
  it("are whole JSON, with and without rows", () => {
    const head = jsonHead(table, { licence: '"可用"', day: "2026-11-22" });
    expect(JSON.parse(`${head}${jsonRows([], true)}]}`)).toMatchObject({
      rows: [],
      licence: '"可用"',
    });
    const rows = `${jsonRows([{ a: 1 }], true)}${jsonRows([], false)}${jsonRows([{ a: 2 }], false)}`;
    expect(JSON.parse(`${head}${rows}]}`).rows).toEqual([{ a: 1 }, { a: 2 }]);
  });
  it("escape addresses in sitemaps and cut them at five thousand", () => {
    const pages = Array.from({ length: 5_001 }, (_, at) => ({
      path: `/p?a&b=${at}`,
      modified: null,
    }));
    const at = (path: string) => `https://x.cn${path}`;
    expect(partsOf(pages.length)).toBe(2);
    expect(sitemapText(pages, 2, at).match(/<loc>/g)).toHaveLength(1);
    expect(sitemapText(pages, 1, at)).toContain("https://x.cn/p?a&amp;b=0");
    expect(sitemapIndexText(2, at).match(/<sitemap>/g)).toHaveLength(2);
  });
  it("never let a text end its script block", () => {
    const text = linkedText({ "@type": "Article", headline: "</script><script>" });
    expect(text).not.toContain("<");
    expect(JSON.parse(text).headline).toBe("</script><script>");
  });
});
