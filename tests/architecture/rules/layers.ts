import { type Import, importsOf, type Rule, type Source } from "../source-tree";

/** Imports run one way, from left to right. */
const LAYERS = [
  ["app/"],
  ["components/"],
  ["lib/domain/"],
  ["lib/access/"],
  ["lib/platform/"],
  ["lib/shared/"],
].flat();

/**
 * Each domain may import only from its left. What must be told to an earlier one goes through
 * its commands, called by the later one.
 */
export const DOMAINS = [
  "calendar",
  "regions",
  "carriers",
  "organisations",
  "imports",
  "people",
  "notifications",
  "policies",
  "publications",
  "pictures",
  "detection",
  "guard",
  "lists",
  "assignments",
  "adjustments",
  "windows",
  "evidence",
  "reports",
  "voices",
  "burden",
  "reviews",
  "machine",
  "reminders",
  "boundaries",
  "counters",
  "duties",
  "years",
  "editions",
  "meetings",
  "supervision",
  "circulars",
  "views",
  "ratings",
  "sites",
  "cases",
  "culture",
  "routes",
  "suggestions",
  "topics",
  "news",
  "portal",
  "disclosure",
  "search",
  "today",
];

function layerOf(file: string): number {
  return LAYERS.findIndex((layer) => file.startsWith(layer));
}

function domainOf(file: string): string | undefined {
  return /^lib\/domain\/([^/]+)\//.exec(file)?.[1];
}

function each(sources: Source[], wrong: (file: Source, found: Import) => string | undefined) {
  return sources.flatMap((file) =>
    importsOf(file).flatMap((found) => {
      const why = found.isPackage ? undefined : wrong(file, found);
      return why ? [`${file.path} imports ${found.target}: ${why}`] : [];
    }),
  );
}

/** app → components → lib/domain → lib/access → lib/platform → lib/shared. */
export const importsRunOneWay: Rule = (sources) =>
  each(sources, (file, found) => {
    const [from, to] = [layerOf(file.path), layerOf(found.target)];
    return from >= 0 && to >= 0 && to < from ? "against the direction of imports" : undefined;
  });

/** A domain imports only from its left, and only domains that have a place in the order. */
export const domainsAreOrdered: Rule = (sources) => {
  const strangers = sources
    .map((file) => ({ path: file.path, domain: domainOf(file.path) }))
    .filter(({ domain }) => domain !== undefined && !DOMAINS.includes(domain))
    .map(({ path, domain }) => `${path}: the domain ${domain} has no place in the order`);
  const backwards = each(sources, (file, found) => {
    const [from, to] = [domainOf(file.path), domainOf(found.target)];
    if (from === undefined || to === undefined) return undefined;
    return DOMAINS.indexOf(to) > DOMAINS.indexOf(from)
      ? `${to} stands right of ${from}`
      : undefined;
  });
  return [...strangers, ...backwards];
};

/** The product never imports its tests, its scripts or its seed. */
export const productStandsAlone: Rule = (sources) =>
  each(sources, (file, found) => {
    if (layerOf(file.path) < 0) return undefined;
    return /^(tests|scripts|prisma\/seed)\//.test(found.target)
      ? "not part of the product"
      : undefined;
  });
