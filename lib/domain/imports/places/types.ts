/** A place as a sheet names it; the deepest name given is the one that is meant. */
export interface PlaceNames {
  county?: string;
  township?: string;
  village?: string;
}

/** A region that may be meant. A directly administered county is a city with townships beneath. */
export interface PlaceCandidate {
  code: string;
  name: string;
  level: "province" | "city" | "county" | "township" | "village";
  parentCode: string | null;
}

export type PlacePart = keyof PlaceNames;

/** What a name was found to mean. `label` of an ambiguous place tells it apart: 胡场镇 东风村. */
export type PlaceMatch =
  | { kind: "exact"; place: PlaceCandidate }
  | { kind: "ambiguous"; part: PlacePart; places: { place: PlaceCandidate; label: string }[] }
  | { kind: "missing"; part: PlacePart; nearest: { place: PlaceCandidate; label: string }[] };

/** Looks names up among prepared candidates. */
export type PlaceMatcher = (names: PlaceNames) => PlaceMatch;
