import { describe, expect, it } from "vitest";
import { directReaches } from "@/lib/access/direct-reaches";
import type { Reach } from "@/lib/access/reach";

type RegionLevel = NonNullable<Reach["grant"]>["regionLevel"];

function reach(regionCode: string, regionLevel: RegionLevel, nodes: string[]): Reach {
  const grant = {
    role: "lead_unit" as const,
    regionCode,
    regionLevel,
    carrierCode: "village",
    organisationId: null,
    mayEnterFor: false,
  };
  const levels: Reach["levels"] = ["city", "county", "township", "village", "unit"];
  return { nodes, townshipCode: null, organisationId: null, levels, tasks: null, grant };
}

function places(reaches: Reach[]) {
  return reaches.map(({ nodes, levels }) => ({ nodes, levels }));
}

describe("what waits for a reviewer directly", () => {
  it("is, for a province, its cities' reports and those of its own organisations", () => {
    const found = directReaches([reach("420000", "province", ["420000", "420100", "420102"])]);
    expect(places(found)).toEqual([
      { nodes: ["420000", "420100", "420102"], levels: ["city"] },
      { nodes: ["420000"], levels: ["unit"] },
    ]);
  });

  it("is, for a city, its counties' reports and those of its own units", () => {
    const found = directReaches([reach("420100", "city", ["420100", "420102"])]);
    expect(places(found)).toEqual([
      { nodes: ["420100", "420102"], levels: ["county"] },
      { nodes: ["420100"], levels: ["city", "unit"] },
    ]);
  });

  it("is everything beneath for a county and for a directly administered one", () => {
    const county = reach("420102", "county", ["420102"]);
    const direct = reach("429004", "city", ["429004"]);
    expect(directReaches([county, direct])).toEqual([county, direct]);
  });
});
