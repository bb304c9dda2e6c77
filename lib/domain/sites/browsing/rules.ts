/*
 * A site is shown when it fits every filter that is set. Beside each choice of a filter stands the number of
 * sites that it would show together with the other filters, so that nobody is led to an empty list. Named sites
 * come first, those of higher levels before lower ones, then the places that public reports only speak of; within
 * each the newest first. A choice of a carrier covers its sub-carriers.
 */
import type { SiteBrowsing } from "@/lib/domain/sites/browsing/schema";
import type {
  BrowsedCarrier,
  BrowsedSite,
  SiteChoice,
  SiteChoices,
} from "@/lib/domain/sites/browsing/types";
import { siteKindWords, siteLevelWords } from "@/lib/domain/sites/content/labels";
import { SITE_KINDS } from "@/lib/domain/sites/content/schema";

/** Sites on a page of the list. */
export const SITES_ON_A_PAGE = 12;

type Filters = Omit<SiteBrowsing, "page" | "words">;
type FilterName = keyof Filters;

const LEVELS = ["province", "city", "county"] as const;

/** The code of the carrier at the top for every carrier. */
function topOf(carriers: readonly BrowsedCarrier[]): Map<string, string> {
  return new Map(carriers.map(({ code, parentCode }) => [code, parentCode ?? code]));
}

const TESTS: {
  [Name in FilterName]: (site: BrowsedSite, value: string, tops: Map<string, string>) => boolean;
} = {
  city: (site, value) => site.areaCode === value,
  carrier: (site, value, tops) =>
    site.carrierCode !== null &&
    (site.carrierCode === value || tops.get(site.carrierCode) === value),
  level: (site, value) => site.level === value,
  kind: (site, value) => site.siteKind === value,
  accessible: (site) => site.accessible,
  bookings: (site) => site.acceptsBookings,
};

const NAMES = Object.keys(TESTS) as FilterName[];

function fits(
  site: BrowsedSite,
  filter: Filters,
  { tops, without }: { tops: Map<string, string>; without?: FilterName },
): boolean {
  return NAMES.every((name) => {
    const value = filter[name];
    return name === without || value === undefined || TESTS[name](site, String(value), tops);
  });
}

function rank(site: BrowsedSite): number {
  if (!site.isNamed) return LEVELS.length + 1;
  return site.level === null ? LEVELS.length : LEVELS.indexOf(site.level);
}

/** The sites that fit a filter, in the order of the list. */
export function shownSites(
  sites: readonly BrowsedSite[],
  filter: Filters,
  carriers: readonly BrowsedCarrier[],
): BrowsedSite[] {
  const tops = topOf(carriers);
  return sites
    .filter((site) => fits(site, filter, { tops }))
    .sort((one, other) => rank(one) - rank(other));
}

/** Every choice of every filter with its count; choices that no site has at all are left out. */
export function choicesOf(
  sites: readonly BrowsedSite[],
  filter: Filters,
  known: { carriers: readonly BrowsedCarrier[]; areas: readonly { code: string; name: string }[] },
): SiteChoices {
  const tops = topOf(known.carriers);
  const beside = (name: FilterName) =>
    sites.filter((site) => fits(site, filter, { tops, without: name }));
  const counted = (name: FilterName, choices: readonly Omit<SiteChoice, "count">[]) => {
    const candidates = beside(name);
    return choices
      .filter(
        ({ value }) =>
          filter[name] === value || sites.some((site) => TESTS[name](site, value, tops)),
      )
      .map((choice) => ({
        ...choice,
        count: candidates.filter((site) => TESTS[name](site, choice.value, tops)).length,
      }));
  };
  return {
    areas: counted(
      "city",
      known.areas.map(({ code, name }) => ({ value: code, label: name })),
    ),
    carriers: counted("carrier", inFamilies(known.carriers)),
    levels: counted(
      "level",
      LEVELS.map((value) => ({ value, label: siteLevelWords[value] })),
    ),
    kinds: counted(
      "kind",
      SITE_KINDS.map((value) => ({ value, label: siteKindWords[value] })),
    ),
    accessible: beside("accessible").filter((site) => site.accessible).length,
    bookings: beside("bookings").filter((site) => site.acceptsBookings).length,
  };
}

function inFamilies(carriers: readonly BrowsedCarrier[]): Omit<SiteChoice, "count">[] {
  return carriers
    .filter(({ parentCode }) => parentCode === null)
    .flatMap((top) => [
      { value: top.code, label: top.name },
      ...carriers
        .filter(({ parentCode }) => parentCode === top.code)
        .map(({ code, name }) => ({ value: code, label: name, isPart: true })),
    ]);
}
