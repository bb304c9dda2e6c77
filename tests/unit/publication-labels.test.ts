import { describe, expect, it } from "vitest";
import * as z from "zod";
import { caseContentSchema } from "@/lib/domain/cases/content/schema";
import { tourContentSchema } from "@/lib/domain/cases/tours/schema";
import {
  brandContentSchema,
  storyContentSchema,
  venueContentSchema,
  workContentSchema,
} from "@/lib/domain/culture/content/schema";
import { publicationRow } from "@/lib/domain/disclosure/tables/rules";
import { newsContentSchema } from "@/lib/domain/news/content/schema";
import { pathName, valueWords } from "@/lib/domain/publications/changes/labels";
import { leavesOf } from "@/lib/domain/publications/changes/rules";
import { noticeContentSchema } from "@/lib/domain/publications/notices/schema";
import type { Published } from "@/lib/domain/publications/types";
import { routeContentSchema } from "@/lib/domain/routes/content/schema";
import { seasonWords, suitedWords, travelWords, weekdayWords } from "@/lib/domain/routes/labels";
import { siteKindWords, siteLevelWords } from "@/lib/domain/sites/content/labels";
import { siteContentSchema } from "@/lib/domain/sites/content/schema";
import { topicContentSchema } from "@/lib/domain/topics/content/schema";
import { entryKindWords, findingWords } from "@/lib/domain/topics/labels";
import { solicitationContentSchema } from "@/lib/domain/topics/solicitations/schema";

const COPIES = {
  ...{ news: newsContentSchema, notice: noticeContentSchema, site: siteContentSchema },
  ...{ case: caseContentSchema, tour: tourContentSchema, route: routeContentSchema },
  ...{ venue: venueContentSchema, work: workContentSchema, story: storyContentSchema },
  ...{ brand: brandContentSchema, topic: topicContentSchema },
  solicitation: solicitationContentSchema,
};

interface Node {
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  enum?: unknown[];
  const?: unknown;
}

/** Every part of a frozen copy with the codes that it may hold. */
function partsOf(node: Node, path: string): [string, string[]][] {
  const inner = [
    ...Object.entries(node.properties ?? {}).flatMap(([name, one]) =>
      partsOf(one, `${path}.${name}`),
    ),
    ...(node.items ? partsOf(node.items, path) : []),
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((one) => partsOf(one, path)),
  ];
  const codes = [...(node.enum ?? []), node.const].filter((one) => typeof one === "string");
  return [[path, codes], ...inner];
}

const CHINESE = /^[\u4e00-\u9fff\d ·（）]+$/;

describe("frozen copies, whatever their kind,", () => {
  it.each(Object.entries(COPIES))(
    "say in words what their parts and codes are: %s",
    (_kind, schema) => {
      const node = z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as Node;
      const parts = partsOf(node, "content");
      expect(parts.length).toBeGreaterThan(3);
      for (const [path, codes] of parts) {
        expect(pathName(path), path).toMatch(path === "content" ? /^正文$/ : CHINESE);
        for (const code of codes)
          expect(valueWords(path, code), `${path} ${code}`).toMatch(CHINESE);
      }
    },
  );

  it("use the words of the pages themselves", () => {
    const said = (part: string, words: object) =>
      Object.entries(words).map(([code, word]) => [valueWords(`content.${part}`, code), word]);
    const pairs = [
      ...[...said("siteKind", siteKindWords), ...said("level", siteLevelWords)],
      ...[...said("seasons.0", seasonWords), ...said("suited.1", suitedWords)],
      ...[...said("stops.0.travelMode", travelWords), ...said("entries.0.kind", entryKindWords)],
      ...[...said("entries.0.finding", findingWords)],
      ...said("stops.0.closedWeekdays.0", weekdayWords),
    ];
    for (const [found, word] of pairs) expect(found).toBe(word);
  });

  it("leave alone what is no code", () => {
    expect(valueWords("content.title", "city")).toBe("city");
    expect(leavesOf({ level: "city", name: "open" }, "content")).toEqual([
      ["content.level", "市级"],
      ["content.name", "open"],
    ]);
  });
});

describe("a row of open data", () => {
  it("holds what people sort by in columns of its own, in words", () => {
    const facets = { siteKind: "demonstration", level: "city", accessible: true };
    const content = { hours: "周一至周五", address: "城南路 1 号", level: "city" };
    const item = { kind: "site", title: "清风村", facets, content } as unknown as Published;
    expect(publicationRow(item, "https://x.example/sites/1")).toMatchObject({
      ...{ siteKind: "示范点", level: "市级", accessible: true, hours: "周一至周五" },
      ...{ address: "城南路 1 号", namedOn: null, acceptsBookings: null },
    });
    const route = { kind: "route", facets: { season: ["spring", "autumn"] }, content: {} };
    expect(publicationRow(route as unknown as Published, "").season).toBe("春季、秋季");
  });
});
