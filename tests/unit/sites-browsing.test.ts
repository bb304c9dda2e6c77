import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choicesOf, shownSites } from "@/lib/domain/sites/browsing/rules";
import { siteBrowsingSchema } from "@/lib/domain/sites/browsing/schema";
import type { BrowsedCarrier, BrowsedSite } from "@/lib/domain/sites/browsing/types";
import { SITE_KINDS } from "@/lib/domain/sites/content/schema";

const badge = (code: string, parentCode: string | null): BrowsedCarrier => ({
  ...{ code, name: code, short: code, glyph: code, position: 1, parentCode },
});
const CARRIERS = [badge("enterprise", null), badge("soe", "enterprise"), badge("school", null)];
const AREAS = [
  { code: "420100", name: "武汉市" },
  { code: "420600", name: "襄阳市" },
];

const site = fc.record<BrowsedSite>({
  id: fc.uuid(),
  name: fc.constant("试验"),
  summary: fc.constant(""),
  place: fc.constant(""),
  areaCode: fc.constantFrom(null, ...AREAS.map(({ code }) => code)),
  carrierCode: fc.constantFrom(null, ...CARRIERS.map(({ code }) => code)),
  coverId: fc.constant(null),
  isExample: fc.boolean(),
  siteKind: fc.constantFrom(...SITE_KINDS),
  level: fc.constantFrom(null, "province", "city", "county"),
  accessible: fc.boolean(),
  acceptsBookings: fc.boolean(),
  isNamed: fc.boolean(),
});

const address = fc.record(
  {
    city: fc.constantFrom(...AREAS.map(({ code }) => code)),
    carrier: fc.constantFrom("enterprise", "soe", "school"),
    level: fc.constantFrom("province", "city", "county"),
    kind: fc.constantFrom(...SITE_KINDS),
    accessible: fc.constant("1"),
    bookings: fc.constant("1"),
  },
  { requiredKeys: [] },
);

const known = { carriers: CARRIERS, areas: AREAS };

describe("filters of the list of sites", () => {
  it("count beside each choice what choosing it would show", () => {
    fc.assert(
      fc.property(fc.array(site, { maxLength: 30 }), address, (sites, asked) => {
        const filter = siteBrowsingSchema.parse(asked);
        const choices = choicesOf(sites, filter, known);
        const shown = (more: object) =>
          shownSites(sites, siteBrowsingSchema.parse({ ...asked, ...more }), CARRIERS).length;
        for (const { value, count } of choices.areas) expect(count).toBe(shown({ city: value }));
        for (const { value, count } of choices.carriers)
          expect(count).toBe(shown({ carrier: value }));
        for (const { value, count } of choices.levels) expect(count).toBe(shown({ level: value }));
        for (const { value, count } of choices.kinds) expect(count).toBe(shown({ kind: value }));
        expect(choices.accessible).toBe(shown({ accessible: "1" }));
        expect(choices.bookings).toBe(shown({ bookings: "1" }));
      }),
    );
  });

  it("put named sites before those that reports only speak of, higher levels first", () => {
    fc.assert(
      fc.property(fc.array(site, { maxLength: 30 }), (sites) => {
        const shown = shownSites(sites, siteBrowsingSchema.parse({}), CARRIERS);
        expect(shown).toHaveLength(sites.length);
        const named = shown.map(({ isNamed }) => isNamed);
        expect(named.lastIndexOf(true)).toBeLessThan(
          named.includes(false) ? named.indexOf(false) : 99,
        );
        const levels = shown.filter(({ isNamed }) => isNamed).map(({ level }) => level);
        const order = ["province", "city", "county", null];
        expect(levels).toEqual([...levels].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
      }),
    );
  });

  it("cover sub-carriers by their carrier", () => {
    const [one] = fc.sample(site, 1) as [BrowsedSite];
    const soe = { ...one, carrierCode: "soe" };
    const of = (carrier: string) =>
      shownSites([soe], siteBrowsingSchema.parse({ carrier }), CARRIERS).length;
    expect([of("enterprise"), of("soe"), of("school")]).toEqual([1, 1, 0]);
  });

  it("leave out what an address says that is none", () => {
    const asked = {
      ...{ city: "x", carrier: "' or 1", level: "town", kind: "best", accessible: "yes" },
      ...{ words: "x".repeat(41), page: "-1" },
    };
    expect(siteBrowsingSchema.parse(asked)).toEqual({ page: 1 });
  });
});
