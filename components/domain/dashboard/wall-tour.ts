/*
 * A tour (轮播) of walls: places, carriers and views one after another, each for some seconds. It stands
 * in the address (tour=420000.all.all.40_420600.village.map.20), so that a screen can be set up once.
 */
import type { DashboardFilter } from "./dashboard-filter";

/** Everything, or one part over the whole screen. */
export const WALL_VIEWS = ["all", "matrix", "map", "trend"] as const;

export type WallView = (typeof WALL_VIEWS)[number];

export const VIEW_WORDS: Record<WallView, string> = {
  all: "总览",
  matrix: "矩阵",
  map: "方格图",
  trend: "走势",
};

export interface TourStep {
  place: string;
  /** A carrier, or `all`. */
  carrier: string;
  view: WallView;
  seconds: number;
}

export interface WallState {
  view: WallView;
  tour: TourStep[];
  /** Which step is shown; 0 without a tour. */
  at: number;
}

export const MOST_STEPS = 20;
export const SECONDS = { least: 5, most: 600, usual: 30 };

const STEP = /^(\d{6}|\d{9})\.([a-z-]{1,40})\.([a-z]+)\.(\d{1,3})$/;

function isView(text: string | undefined): text is WallView {
  return WALL_VIEWS.some((view) => view === text);
}

function readStep(text: string): TourStep | undefined {
  const [, place, carrier, view, seconds] = STEP.exec(text) ?? [];
  if (!place || !carrier || !isView(view)) return undefined;
  const shown = Math.min(Math.max(Number(seconds), SECONDS.least), SECONDS.most);
  return { place, carrier, view, seconds: shown };
}

/** The tour and view of an address; what cannot be read is left out. */
export function readWallState(search: Record<string, string | string[] | undefined>): WallState {
  const text = (name: string) => (typeof search[name] === "string" ? search[name] : undefined);
  const view = text("view");
  const tour = (text("tour") ?? "")
    .split("_")
    .flatMap((step) => readStep(step) ?? [])
    .slice(0, MOST_STEPS);
  const at = Number(text("step") ?? 0);
  const isStep = Number.isInteger(at) && at >= 0 && at < tour.length;
  return { view: isView(view) ? view : "all", tour, at: isStep ? at : 0 };
}

/** A tour as the text of an address. */
export function writeTour(tour: readonly TourStep[]): string {
  return tour
    .map(({ place, carrier, view, seconds }) => [place, carrier, view, seconds].join("."))
    .join("_");
}

/** What a wall's address keeps from step to step. */
export type KeptFilter = Pick<DashboardFilter, "year" | "isCurrentYear" | "period">;

/** The address of a wall. */
export function wallHref(
  place: string,
  filter: KeptFilter,
  shown: { carrier?: string | undefined; view?: WallView; tour?: readonly TourStep[]; at?: number },
): string {
  const search = new URLSearchParams({ period: filter.period });
  if (!filter.isCurrentYear) search.set("year", String(filter.year));
  if (shown.carrier && shown.carrier !== "all") search.set("carrier", shown.carrier);
  if (shown.view && shown.view !== "all") search.set("view", shown.view);
  if (shown.tour && shown.tour.length > 0) {
    search.set("tour", writeTour(shown.tour));
    if (shown.at) search.set("step", String(shown.at));
  }
  return `/desk/dashboard/${place}/screen?${search}`;
}

/** The address of a step of a tour; steps go round in both directions. */
export function stepHref(tour: readonly TourStep[], at: number, filter: KeptFilter): string | null {
  const index = ((at % tour.length) + tour.length) % tour.length;
  const step = tour[index];
  if (!step) return null;
  const { place, carrier, view } = step;
  return wallHref(place, filter, { carrier, view, tour, at: index });
}
