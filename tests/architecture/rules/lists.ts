import type { Rule } from "../source-tree";

const PAGE = /^app\/\(public\)(\/[^[]*)\/page\.tsx$/;

/** A public page that reads filters from its address tells search engines the one address that it has without them. */
export const listsSayTheirAddress: Rule = (sources) =>
  sources.flatMap(({ path, text }) => {
    const [, address] = PAGE.exec(path) ?? [];
    if (!address || !text.includes("searchParams") || text.includes("index: false")) return [];
    const isSaid = text.includes(`listMetadata("${address}", await searchParams,`);
    return isSaid ? [] : [`${path}: says its address by listMetadata("${address}", …)`];
  });
