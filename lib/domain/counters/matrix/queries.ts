import "server-only";
import type { Actor } from "@/lib/access/actor";
import { leadScopes } from "@/lib/domain/assignments/leads/queries";
import { dueRange } from "@/lib/domain/assignments/rules";
import { provincesOf } from "@/lib/domain/assignments/tasks/queries";
import { findCarriers, listCarriers } from "@/lib/domain/carriers/queries";
import type { CarrierColumn } from "@/lib/domain/carriers/types";
import {
  type ByCarrier,
  type FigureFilter,
  figuresByNode,
  figuresByPlace,
} from "@/lib/domain/counters/figures/queries";
import {
  columnOf,
  isShown,
  type RowPlan,
  totalRow,
  wholePlan,
  withRemainder,
} from "@/lib/domain/counters/matrix/rules";
import {
  hasChanges,
  nodeRegions,
  organisationRows,
  townshipsOf,
  trailOf,
} from "@/lib/domain/counters/places/queries";
import type { MapRegion } from "@/lib/domain/counters/places/types";
import {
  type FigureScope,
  getFigureScope,
  isAboveNodes,
  versionOf,
} from "@/lib/domain/counters/scope/queries";
import type { FigureQuery, Matrix, RegionFacts, RegionLevel } from "@/lib/domain/counters/types";
import { createVersionedCache } from "@/lib/platform/versioned-cache";

/** What a matrix is built on besides figures: names, rows and columns; good for a catalogue version. */
interface Layout {
  region: RegionFacts;
  columns: CarrierColumn[];
  parentOf: Map<string, string>;
  rows: RowPlan[];
  hasMapChoice: boolean;
}

const layouts = createVersionedCache<Layout>(2_000);

const OWN_NAMES: Record<RegionLevel, string> = {
  province: "省本级",
  city: "市本级",
  county: "县本级",
  township: "乡镇（街道）本级",
  village: "村（社区）",
};

function ownRow(region: MapRegion, nodes: string[], label = OWN_NAMES[region.level]): RowPlan {
  const { code, level } = region;
  return { kind: "own", code, name: label, level, parentCode: code, sources: nodes };
}

function regionRow(region: MapRegion, sources: string[]): RowPlan {
  const { code, name, level, parentCode, isFormer } = region;
  return { kind: "region", code, name, level, parentCode, sources, isFormer };
}

/** Rows of a province or city: its own level, then each child with all nodes beneath it. */
function childRows(top: MapRegion, nodes: readonly MapRegion[]): RowPlan[] {
  const children = nodes.filter((node) => node.parentCode === top.code);
  const beneath = (code: string): string[] => [
    code,
    ...nodes.filter((node) => node.parentCode === code).flatMap((node) => beneath(node.code)),
  ];
  return [
    ownRow(top, [top.code]),
    ...children.map((child) => regionRow(child, beneath(child.code))),
  ];
}

/** Rows of a province by county-level unit, each city's own level before its counties. */
function countyRows(top: MapRegion, nodes: readonly MapRegion[]): RowPlan[] {
  const cities = nodes.filter((node) => node.parentCode === top.code);
  return [
    ownRow(top, [top.code]),
    ...cities.flatMap((city) => {
      if (city.isDirectCounty || city.level === "county") return [regionRow(city, [city.code])];
      const counties = nodes.filter((node) => node.parentCode === city.code);
      const own = ownRow(city, [city.code], `${city.name}本级`);
      return [own, ...counties.map((county) => regionRow(county, [county.code]))];
    }),
  ];
}

async function rowPlans(scope: FigureScope, { grain }: FigureQuery): Promise<RowPlan[]> {
  const { place } = scope;
  const top: MapRegion = { ...place, parentCode: null, isFormer: false };
  if (isAboveNodes(place)) {
    const nodes = await nodeRegions(scope);
    return grain === "counties" ? countyRows(top, nodes) : childRows(top, nodes);
  }
  if (place.level === "township") return organisationRows(scope);
  const townships = await townshipsOf(scope);
  return [ownRow(top, [""]), ...townships.map((township) => regionRow(township, [township.code]))];
}

async function readLayout(actor: Actor, scope: FigureScope, query: FigureQuery): Promise<Layout> {
  const { place } = scope;
  const [trail, carriers, all, plans, hasMapChoice] = await Promise.all([
    trailOf(actor, scope),
    findCarriers(actor, { regionCode: place.code, year: query.year }),
    listCarriers(actor),
    rowPlans(scope, query),
    hasChanges(scope, query.year),
  ]);
  const { code, level, isDirectCounty } = place;
  // Names as they were in the year that is asked about.
  const name = trail.at(-1)?.name ?? place.name;
  return {
    region: { code, name, level, isDirectCounty, trail },
    columns: (carriers?.members ?? all.filter((carrier) => carrier.parentCode === null)).map(
      ({ code, name, short, glyph }) => ({ code, name, short, glyph }),
    ),
    parentOf: new Map(all.flatMap((c) => (c.parentCode ? [[c.code, c.parentCode]] : []))),
    rows: plans,
    hasMapChoice,
  };
}

async function layoutOf(actor: Actor, scope: FigureScope, query: FigureQuery): Promise<Layout> {
  const { map, mapDay } = scope;
  const key = JSON.stringify([
    query.regionCode,
    query.year,
    query.grain ?? "children",
    map,
    mapDay,
  ]);
  return layouts.get(key, scope.catalogue, () => readLayout(actor, scope, query));
}

/** The filter of a question within what the viewer may see. */
export async function filterOf(
  actor: Actor,
  scope: FigureScope,
  query: FigureQuery,
): Promise<FigureFilter> {
  const [dueFrom, dueTo] = dueRange(query.year, query.period, scope.today);
  const { year, carrierCode, level, leadUnitId } = query;
  const { map } = scope;
  const rootTaskId = query.rootTaskId ?? undefined;
  const ledBy = leadUnitId
    ? await leadScopes(actor, { organisationId: leadUnitId, day: scope.today })
    : undefined;
  const asOf = scope.isPast ? scope.today : undefined;
  const { scopes } = scope;
  const provinces = await provincesOf(actor, [scope.place.code, ...scope.nodes.keys()]);
  return {
    ...{ year, carrierCode, rootTaskId, level, ledBy, provinces, map, asOf, scopes },
    ...{ dueFrom, dueTo },
  };
}

/** Carriers that have figures without being in the region's set: shown rather than lost. */
async function columnsBeside(
  actor: Actor,
  known: readonly CarrierColumn[],
  cells: Matrix["totals"]["cells"],
): Promise<CarrierColumn[]> {
  const missing = Object.keys(cells).filter((code) => !known.some((one) => one.code === code));
  if (missing.length === 0) return [];
  const all = await listCarriers(actor);
  return all
    .filter((carrier) => missing.includes(carrier.code))
    .map(({ code, name, short, glyph }) => ({ code, name, short, glyph }));
}

/** The rows that a question's matrix has, each with the nodes, townships or organisations that it sums. */
export async function planRows(
  actor: Actor,
  scope: FigureScope,
  query: FigureQuery,
): Promise<RowPlan[]> {
  return (await layoutOf(actor, scope, query)).rows;
}

/** Lays out figures that were read as the matrix of a scope. */
export async function layOut(
  actor: Actor,
  scope: FigureScope,
  { query, found }: { query: FigureQuery; found: ReadonlyMap<string, ByCarrier> },
): Promise<Matrix> {
  const layout = await layoutOf(actor, scope, query);
  const column = columnOf(layout.columns, layout.parentOf);
  const plans = withRemainder(layout.rows, found, scope.place);
  const { total, cells, coordination } = totalRow(wholePlan(scope.place, found), found, column);
  return {
    region: layout.region,
    year: query.year,
    period: query.period,
    columns: [...layout.columns, ...(await columnsBeside(actor, layout.columns, cells))],
    rows: plans.map((plan) => totalRow(plan, found, column)).filter(isShown),
    totals: { total, cells, coordination },
    today: scope.today,
    soonUntil: scope.soonUntil,
    map: scope.map,
    hasMapChoice: layout.hasMapChoice,
    version: versionOf(scope),
  };
}

/** The matrix of a scope that was found already; what may be seen is the scope's matter. */
export async function matrixOf(
  actor: Actor,
  scope: FigureScope,
  query: FigureQuery,
): Promise<Matrix> {
  const filter = await filterOf(actor, scope, query);
  const found = await (isAboveNodes(scope.place)
    ? figuresByNode(scope, filter)
    : figuresByPlace(scope, filter));
  return layOut(actor, scope, { query, found });
}

/**
 * Everything a region's dashboard counts: rows × carriers with totals. `not_found` outside the viewer's
 * reach. Costs one cheap statement when nothing changed, one more for the nodes that did.
 */
export async function readMatrix(actor: Actor, query: FigureQuery): Promise<Matrix> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  return matrixOf(actor, scope, query);
}

/** The version that `readMatrix` would show, for pages and answers that are kept by version. */
export async function readMatrixVersion(
  actor: Actor,
  query: FigureQuery,
): Promise<{ version: string; reach: string }> {
  const scope = await getFigureScope(actor, query.regionCode, query);
  return { version: versionOf(scope), reach: JSON.stringify(scope.scopes) };
}
