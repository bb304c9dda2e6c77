import type { PlaceCandidate, PlaceMatch, PlaceMatcher, PlaceNames, PlacePart } from "./types";

// How a place written by hand is found. Villages of one name lie in many townships of one county, so the
// names given above it decide; without them the answer is a list to choose from, never a guess. A name is
// compared as written first, then without 委员会 endings (东风村委会 is 东风村), then without its kind.

const PARTS: readonly PlacePart[] = ["county", "township", "village"];
const LEVELS: Readonly<Record<PlacePart, readonly PlaceCandidate["level"][]>> = {
  county: ["county", "city"],
  township: ["township"],
  village: ["village"],
};
const NEAREST = 3;

function tidy(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, "");
}

/** 东风村民委员会, 东风村委会 → 东风村; 长江社区居委会, 长江居委会 → 长江社区; 沙湖镇人民政府 → 沙湖镇. */
export function withoutOffice(name: string): string {
  return name
    .replace(/村?村(民委员会|委会)$/, "村")
    .replace(/(社区)?(居民委员会|居委会)$/, "社区")
    .replace(/社区(社区)?$/, "社区")
    .replace(/(人民政府|街道办事处|办事处)$/, (office) => (office === "街道办事处" ? "街道" : ""));
}

const PEOPLES = "(?:土家族|苗族|回族|侗族|畲族|瑶族|满族|白族|彝族|壮族|布依族|蒙古族)*";
/** How the kind of a place ends its name. */
export const KIND = new RegExp(
  `(村|社区|街道|镇|林区|${PEOPLES}(?:乡|自治县|自治州)|县|州|市|区)$`,
);

/** The name alone: 东风, 沙湖, 襄城, 长阳. */
export function withoutKind(name: string): string {
  const office = withoutOffice(name);
  const core = office.replace(KIND, "");
  return core === "" ? office : core;
}

/** A name in the three forms in which it is compared, strictest first. */
function spellings(name: string): string[] {
  const written = tidy(name);
  return [written, withoutOffice(written), withoutKind(written)];
}

interface Entry {
  place: PlaceCandidate;
  forms: string[];
}

interface Lookup {
  byForm: Map<string, Entry[]>[];
  bySign: Map<string, Entry[]>;
}

function push<K>(map: Map<K, Entry[]>, key: K, entry: Entry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

function lookupOf(entries: readonly Entry[]): Lookup {
  const byForm = [0, 1, 2].map(() => new Map<string, Entry[]>());
  const bySign = new Map<string, Entry[]>();
  for (const entry of entries) {
    entry.forms.forEach((form, depth) => {
      const map = byForm[depth];
      if (map) push(map, form, entry);
    });
    for (const sign of new Set(entry.forms[2])) push(bySign, sign, entry);
  }
  return { byForm, bySign };
}

/** Pairs of neighbouring signs, and single signs so that short names compare too. */
function features(text: string): Set<string> {
  const signs = Array.from(text);
  return new Set([...signs, ...signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)]);
}

function likeness(a: string, b: string): number {
  const [left, right] = [features(a), features(b)];
  const shared = [...left].filter((feature) => right.has(feature)).length;
  return (2 * shared) / (left.size + right.size || 1);
}

function isAbove(
  upper: PlaceCandidate,
  place: PlaceCandidate,
  byCode: Map<string, Entry>,
): boolean {
  for (let code = place.parentCode; code !== null; ) {
    if (code === upper.code) return true;
    code = byCode.get(code)?.place.parentCode ?? null;
  }
  return false;
}

/**
 * Prepares candidates (a county's regions, or a whole province's) for looking up many names; each look-up
 * takes time by the number of like-named places only.
 */
export function placeMatcher(candidates: readonly PlaceCandidate[]): PlaceMatcher {
  const entries = candidates.map((place) => ({ place, forms: spellings(place.name) }));
  const byCode = new Map(entries.map((entry) => [entry.place.code, entry]));
  const lookups = Object.fromEntries(
    PARTS.map((part) => [
      part,
      lookupOf(entries.filter(({ place }) => LEVELS[part].includes(place.level))),
    ]),
  ) as Record<PlacePart, Lookup>;

  const within = (found: readonly Entry[], scope: readonly PlaceCandidate[] | null) =>
    scope === null
      ? found
      : found.filter(({ place }) => scope.some((upper) => isAbove(upper, place, byCode)));

  const find = (part: PlacePart, name: string, scope: readonly PlaceCandidate[] | null) => {
    for (const [depth, form] of spellings(name).entries()) {
      const found = within(lookups[part].byForm[depth]?.get(form) ?? [], scope);
      if (found.length > 0) return found;
    }
    return [];
  };

  const labelled = (place: PlaceCandidate) => {
    const parent = byCode.get(place.parentCode ?? "")?.place;
    return { place, label: parent ? `${parent.name} ${place.name}` : place.name };
  };

  const nearest = (part: PlacePart, name: string, scope: readonly PlaceCandidate[] | null) => {
    const [written = "", , core = ""] = spellings(name);
    const alike = new Set([...core].flatMap((sign) => lookups[part].bySign.get(sign) ?? []));
    return within([...alike], scope)
      .map((entry) => {
        const [full = "", , alone = ""] = entry.forms;
        return { entry, score: likeness(core, alone) + likeness(written, full) / 10 };
      })
      .sort((a, b) => b.score - a.score || a.entry.place.code.localeCompare(b.entry.place.code))
      .slice(0, NEAREST)
      .map(({ entry }) => labelled(entry.place));
  };

  return (names: PlaceNames): PlaceMatch => {
    const given = PARTS.filter((part) => (names[part] ?? "").trim() !== "");
    let scope: PlaceCandidate[] | null = null;
    let last: PlacePart = "county";
    for (const part of given) {
      const name = names[part] ?? "";
      const found = find(part, name, scope);
      if (found.length === 0) return { kind: "missing", part, nearest: nearest(part, name, scope) };
      scope = found.map(({ place }) => place);
      last = part;
    }
    const [place, ...others] = scope ?? [];
    if (!place) return { kind: "missing", part: last, nearest: [] };
    if (others.length === 0) return { kind: "exact", place };
    return { kind: "ambiguous", part: last, places: [place, ...others].map(labelled) };
  };
}

/** Finds one place among candidates; for many names prepare them once with `placeMatcher`. */
export function matchRegionName(
  names: PlaceNames,
  candidates: readonly PlaceCandidate[],
): PlaceMatch {
  return placeMatcher(candidates)(names);
}
