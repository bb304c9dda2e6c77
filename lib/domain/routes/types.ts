import type { RouteContent, RouteStop } from "@/lib/domain/routes/content/schema";

/** A stop at the desk. */
export interface DeskStop extends RouteStop {
  id: string;
  /** The site or venue is no longer shown to the public. */
  isGone: boolean;
}

/** A route as the desk lists it. */
export interface RouteRow {
  id: string;
  title: string;
  regionName: string;
  stops: number;
  gone: number;
  isPublic: boolean;
  isWaiting: boolean;
  isExample: boolean;
}

/** A route with its stops. */
export interface RouteDetail
  extends Omit<RouteRow, "stops">,
    Omit<RouteContent, "stops" | "minutes"> {
  regionCode: string;
  summary: string;
  pictureIds: string[];
  version: number;
  stops: DeskStop[];
}

/** A published place that may become a stop. */
export interface StopChoice {
  /** `site:<id>` or `venue:<id>` */
  ref: string;
  label: string;
}

/** A region whose routes the actor composes. */
export interface RoutePlace {
  code: string;
  name: string;
}
