import { type LeadFact, readCarriers, readRegionLogins } from "../data-files";
import type { RegionRow } from "../reference/regions";
import { type Organisation, organisationId, organisationIn } from "./organisation";
import { HOME } from "./scope";

/*
 * The authorities of a province, city or county: the leading group's office, the commission, a resident
 * group, market regulation (named as lead by one task) and the lead units of the carriers. Names follow
 * the reports where they name a unit, and are inferred for every other place.
 */

/** Sign-in endings by 条线. */
const LOGIN_ENDINGS: Record<string, string> = {
  office: "bgs",
  commission: "jw",
  resident_group: "pzz",
  market_regulation: "scjg",
  organ_work: "jggw",
  state_assets: "gzw",
  commerce_federation: "gsl",
  education: "jyj",
  health: "wjw",
  agriculture: "nyj",
  women_federation: "fl",
  publicity: "xcb",
};

/** The school carrier's lead also leads both of its sub-carriers. */
const ALSO_LEADS: Record<string, readonly string[]> = {
  school: ["basic-education", "higher-education"],
};

/**
 * What an authority is cooperating unit of, by 条线: what the example task lists name it for, and, so that
 * plans can be tried with the named accounts, publicity for the villages and agriculture for the families.
 */
const COOPERATES: Record<string, readonly string[]> = {
  market_regulation: ["enterprise", "school", "hospital"],
  education: ["family", "culture"],
  publicity: ["family", "village"],
  agriculture: ["family"],
};

/** An authority's organisation, and whether a report names it as lead in its place. */
export interface Authority {
  organisation: Organisation;
  isInferred: boolean;
}

/** How people call a place in the names of its offices: 恩施州, not 恩施土家族苗族自治州. */
export function placeName(region: Pick<RegionRow, "name">): string {
  return region.name.replace("土家族苗族自治州", "州");
}

function leadName(fact: LeadFact, region: RegionRow): string {
  const place = placeName(region);
  if (region.level === "province") return `${place.slice(0, -1)}${fact.name}`;
  if (place.endsWith("林区"))
    return `${place}${fact.name.replace(/^市委/, "党委").replace(/^市/, "")}`;
  return `${place}${fact.name.slice(1)}`;
}

/** The sign-in name of an authority: nanzhang-jyj. */
export function authorityLogin(prefix: string, line: string): string {
  return `${prefix}-${LOGIN_ENDINGS[line] ?? line}`;
}

type Level = "province" | "city" | "county";

class Place {
  readonly region: RegionRow;
  private readonly logins: Readonly<Record<string, string>>;

  constructor(region: RegionRow, logins: Readonly<Record<string, string>>) {
    this.region = region;
    this.logins = logins;
  }

  private prefixOf(code: string): string {
    return this.logins[code] ?? code;
  }

  organisation(
    line: string,
    facts: Pick<Organisation, "name" | "kind"> & Partial<Organisation>,
  ): Organisation {
    const above = this.region.parentCode;
    return organisationIn(this.region, {
      login: authorityLogin(this.prefixOf(this.region.code), line),
      level: this.region.level as Level,
      line,
      cooperates: COOPERATES[line] ?? [],
      parentId: above ? organisationId(authorityLogin(this.prefixOf(above), line)) : null,
      ...facts,
    });
  }

  lead(fact: LeadFact): Authority {
    const isNamed = this.region.level === "province" || this.region.code === HOME.city;
    return {
      organisation: this.organisation(fact.line, {
        name: leadName(fact, this.region),
        kind: "lead_unit",
        leads: [fact.carrier, ...(ALSO_LEADS[fact.carrier] ?? [])],
      }),
      isInferred: fact.inferred || !isNamed,
    };
  }

  authorities(leads: readonly LeadFact[]): Authority[] {
    const place = placeName(this.region);
    const fixed = [
      this.organisation("office", { name: `${place}清廉建设领导小组办公室`, kind: "office" }),
      this.organisation("commission", { name: `${place}纪委监委`, kind: "commission" }),
      this.organisation("resident_group", {
        name: `${place}纪委监委派驻纪检监察组（示例）`,
        kind: "resident_group",
        isExample: true,
      }),
      this.organisation("market_regulation", { name: `${place}市场监管局`, kind: "lead_unit" }),
    ];
    const isProvince = this.region.level === "province";
    const ownLeads = leads.filter((lead) => (lead.level === "province") === isProvince);
    return [
      ...fixed.map((organisation) => ({ organisation, isInferred: true })),
      ...ownLeads.map((lead) => this.lead(lead)),
    ];
  }
}

/** The authorities of every province, city and county among the regions. */
export function authoritiesOf(regions: readonly RegionRow[]): Authority[] {
  const logins = readRegionLogins();
  const { leads } = readCarriers();
  return regions
    .filter((region) => region.code === region.nodeCode)
    .flatMap((region) => new Place(region, logins).authorities(leads));
}
