import { exampleLists } from "../lists/example-lists";
import type { RegionRow } from "../reference/regions";
import { askedTasks } from "./asking";
import type { World } from "./assignments";
import { type Authority, authoritiesOf } from "./authorities";
import { dayNumber, momentAt } from "./moments";
import type { Organisation } from "./organisation";
import { Reviewers } from "./reviewers";
import type { Mode } from "./scope";
import { ReportTexts } from "./texts";
import { exampleUnits } from "./units";
import { localOrganisations } from "./villages";

/** Everybody who takes part. */
export interface Cast {
  organisations: Organisation[];
  authorities: Authority[];
}

const ORDER = ["province", "city", "county"];

/** The organisations of the regions, in the order in which the lists of a county read them. */
export function castOf(regions: readonly RegionRow[], mode: Mode): Cast {
  const authorities = authoritiesOf(regions);
  const rank = (one: Organisation) => ORDER.indexOf(one.level);
  const organisations = [
    ...authorities.map(({ organisation }) => organisation),
    ...localOrganisations(regions),
    ...exampleUnits(regions, mode),
  ];
  // Node by node, township by township.
  const key = (one: Organisation) => `${one.nodeCode}/${one.townshipCode ?? ""}/${rank(one)}`;
  const sorted = organisations.map((one) => ({ one, key: key(one) }));
  sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { organisations: sorted.map(({ one }) => one), authorities };
}

/** The lists were issued on 8 January, or on the eve of loading where that is earlier. */
function issuedDay(year: number, today: string): string {
  const usual = `${year}-01-08`;
  return today < usual ? `${year}-01-01` : usual;
}

/** What the day of loading makes of the year. */
export function worldOf(
  options: { mode: Mode; today: string; year?: number },
  regions: readonly RegionRow[],
  cast: Cast,
): World {
  const year = options.year ?? Number(options.today.slice(0, 4));
  const issued = issuedDay(year, options.today);
  const nodes = regions.filter((region) => region.code === region.nodeCode);
  const parents = new Map(nodes.map((region) => [region.code, region.parentCode]));
  const direct = new Set(nodes.filter((region) => region.isDirectCounty).map(({ code }) => code));
  return {
    mode: options.mode,
    year,
    today: options.today,
    issuedDay: issued,
    cut: momentAt(dayNumber(options.today), 0, 0),
    begin: momentAt(dayNumber(issued) + 1, 0, 0),
    tasks: askedTasks(exampleLists(year)),
    reviewers: new Reviewers(cast.organisations, parents),
    texts: new ReportTexts(),
    isDirectCounty: (organisation) => direct.has(organisation.regionCode),
  };
}
