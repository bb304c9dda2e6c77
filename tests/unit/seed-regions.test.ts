import { describe, expect, it } from "vitest";
import { everydayName, readRegions } from "@/prisma/seed/reference/regions";

const hubei = readRegions("420000");
const zhejiang = readRegions("330000");

function counts(regions: typeof hubei): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { level } of regions) found[level] = (found[level] ?? 0) + 1;
  return found;
}

describe("the regions' files", () => {
  it("hold Hubei's 17 cities, 99 counties, 1,464 townships and 26,983 villages", () => {
    expect(counts(hubei)).toEqual({
      province: 1,
      city: 17,
      county: 99,
      township: 1464,
      village: 26_983,
    });
  });

  it("have 103 county-level units in Hubei, four of them directly administered", () => {
    const direct = hubei.filter((region) => region.isDirectCounty);
    expect(direct.map(({ code, level }) => [code, level])).toEqual([
      ["429004", "city"],
      ["429005", "city"],
      ["429006", "city"],
      ["429021", "city"],
    ]);
    expect(hubei.filter(({ level }) => level === "county").length + direct.length).toBe(103);
  });

  it("hold Zhejiang's 11 cities, 90 counties, 1,387 townships and 25,547 villages", () => {
    expect(counts(zhejiang)).toEqual({
      province: 1,
      city: 11,
      county: 90,
      township: 1387,
      village: 25_547,
    });
  });

  it("put townships of a directly administered county straight beneath it", () => {
    const township = hubei.find(({ code }) => code === "429021100");
    expect(township).toMatchObject({
      parentCode: "429021",
      nodeCode: "429021",
      path: "420000/429021/429021100/",
    });
  });

  it("name the county as the node of everything beneath it, and each unit above as its own", () => {
    const nodeOf = (code: string) => hubei.find((region) => region.code === code)?.nodeCode;
    expect(nodeOf("420000")).toBe("420000");
    expect(nodeOf("420600")).toBe("420600");
    expect(nodeOf("420624")).toBe("420624");
    expect(nodeOf("420624102")).toBe("420624");
    expect(nodeOf("420624102242")).toBe("420624");
  });

  it("never give two regions of one parent the same name", () => {
    for (const regions of [hubei, zhejiang]) {
      const names = regions.map(({ parentCode, name }) => `${parentCode}/${name}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("everydayName", () => {
  it.each([
    ["良种场村委会", "良种场村"],
    ["花山村村委会", "花山村"],
    ["李堰村民委员会", "李堰村"],
    ["兴安社区居委会", "兴安社区"],
    ["洪珞社区居民委员会", "洪珞社区"],
    ["体育场社区居民委员", "体育场社区"],
    ["前川居委会", "前川居委会"],
    ["东湖居民委员会", "东湖居委会"],
    ["朱坊村委会（朱家坊）", "朱坊村（朱家坊）"],
    ["四份村委会（含移民新区）", "四份村"],
    ["巴河镇居委会村民委员会", "巴河镇居委会"],
    ["高桥村", "高桥村"],
    ["石门虚拟生活区", "石门虚拟生活区"],
  ])("calls %s %s", (source, name) => {
    expect(everydayName(source)).toBe(name);
  });
});
