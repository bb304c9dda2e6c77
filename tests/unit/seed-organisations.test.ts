import { describe, expect, it } from "vitest";
import { authoritiesOf } from "@/prisma/seed/demo/authorities";
import { regionsOf } from "@/prisma/seed/demo/scope";
import { exampleUnits } from "@/prisma/seed/demo/units";
import { isVillage, localOrganisations } from "@/prisma/seed/demo/villages";
import { readRegions } from "@/prisma/seed/reference/regions";

const regions = readRegions("420000");
const authorities = authoritiesOf(regions);
const locals = localOrganisations(regions);
const units = exampleUnits(regions, "default");
const all = [...authorities.map((one) => one.organisation), ...locals, ...units];

describe("the demonstration's organisations", () => {
  it("are about 45,000, each with a sign-in name and an id of its own", () => {
    expect(all.length).toBeGreaterThan(44_000);
    expect(all.length).toBeLessThan(46_000);
    expect(new Set(all.map((one) => one.login)).size).toBe(all.length);
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  });

  it("hold all 1,464 townships, and all villages but the 303 that are none", () => {
    const kinds = (kind: string) => locals.filter((one) => one.kind === kind).length;
    expect(kinds("township")).toBe(1464);
    expect(kinds("village")).toBe(26_983 - 303);
  });

  it("give every province, city and county its office, commission and eight leads, once", () => {
    const nodes = new Map<string, string[]>();
    for (const { organisation } of authorities) {
      const found = nodes.get(organisation.regionCode) ?? [];
      nodes.set(organisation.regionCode, [...found, organisation.line ?? ""]);
    }
    expect(nodes.size).toBe(1 + 17 + 99);
    for (const lines of nodes.values()) {
      expect(lines).toHaveLength(12);
      expect(new Set(lines).size).toBe(12);
    }
  });

  it("name a directly administered county's authorities at city level beneath the province", () => {
    const office = authorities.find(({ organisation }) => organisation.login === "tianmen-bgs");
    const province = authorities.find(({ organisation }) => organisation.login === "hubei-bgs");
    expect(office?.organisation).toMatchObject({
      name: "天门市清廉建设领导小组办公室",
      level: "city",
      parentId: province?.organisation.id,
    });
  });

  it("say 示例 in the name of everything that is invented", () => {
    const silent = units.filter((unit) => !unit.name.includes("示例") || !unit.isExample);
    expect(silent).toEqual([]);
  });

  it("mark a lead as inferred wherever no report names it", () => {
    const stated = authorities.filter((one) => !one.isInferred).map((one) => one.organisation);
    expect(new Set(stated.map((one) => one.regionCode))).toEqual(new Set(["420000", "420600"]));
    expect(stated.map((one) => one.name)).toContain("襄阳市教育局党组");
    expect(stated.map((one) => one.name)).not.toContain("湖北省妇联");
  });
});

describe("isVillage", () => {
  const of = (name: string, sourceName = name) => isVillage({ level: "village", name, sourceName });

  it.each(["良种场村", "兴安社区", "前川居委会", "朱坊村（朱家坊）", "林场村"])(
    "takes %s",
    (name) => {
      expect(of(name)).toBe(true);
    },
  );

  it.each([
    "开发区虚拟社区",
    "广华监狱社区",
    "石门虚拟生活区",
    "香城生产队",
    "一冶农场管理区",
    "潘台队委会",
  ])("leaves %s out", (name) => {
    expect(of(name)).toBe(false);
  });
});

describe("regionsOf", () => {
  it("keeps two counties of one city and a directly administered one for tests", () => {
    const small = regionsOf("small", regions);
    const nodes = new Set(small.map((region) => region.nodeCode));
    expect(nodes).toEqual(new Set(["420000", "420600", "420624", "420626", "429021"]));
  });
});
