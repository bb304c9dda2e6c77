import { describe, expect, it } from "vitest";
import { matchRegionName, placeMatcher } from "@/lib/domain/imports/places/rules";
import type { PlaceCandidate, PlaceNames } from "@/lib/domain/imports/places/types";

const places: PlaceCandidate[] = [
  { code: "420600", name: "襄阳市", level: "city", parentCode: "420000" },
  { code: "420602", name: "襄城区", level: "county", parentCode: "420600" },
  { code: "420602100", name: "欧庙镇", level: "township", parentCode: "420602" },
  { code: "420602101", name: "卧龙镇", level: "township", parentCode: "420602" },
  { code: "420602100201", name: "东风村委会", level: "village", parentCode: "420602100" },
  { code: "420602101201", name: "东风村民委员会", level: "village", parentCode: "420602101" },
  { code: "420602101202", name: "东风社区居委会", level: "village", parentCode: "420602101" },
  { code: "420602101203", name: "晏庄村村民委员会", level: "village", parentCode: "420602101" },
  { code: "429004", name: "仙桃市", level: "city", parentCode: "420000" },
  { code: "429004100", name: "郑场镇", level: "township", parentCode: "429004" },
  { code: "429004100201", name: "东风村委会", level: "village", parentCode: "429004100" },
  { code: "420528", name: "长阳土家族自治县", level: "county", parentCode: "420500" },
];
const match = (names: PlaceNames) => matchRegionName(names, places);
const exact = (code: string) => ({ kind: "exact", place: { code } });

describe("finding places by name", () => {
  it.each([
    [{ county: "襄城区" }, "420602"],
    [{ county: "襄城" }, "420602"],
    [{ county: "长阳县" }, "420528"],
    [{ county: "襄城区", township: "欧庙" }, "420602100"],
    [{ county: "襄城区", township: "欧庙镇人民政府" }, "420602100"],
    [{ county: "襄城区", township: "欧庙镇", village: "东风村" }, "420602100201"],
    [{ county: "襄城区", township: "卧龙镇", village: "东风村" }, "420602101201"],
    [{ county: "襄城区", township: "卧龙镇", village: "东风社区" }, "420602101202"],
    [{ county: "襄城区", township: "卧龙镇", village: "东风社区居民委员会" }, "420602101202"],
    [{ county: "襄城区", village: "晏庄村" }, "420602101203"],
    [{ county: "襄城区", village: " 晏 庄 村委会 " }, "420602101203"],
    [{ county: "仙桃市", township: "郑场镇", village: "东风村" }, "429004100201"],
  ])("finds %j", (names, code) => {
    expect(match(names)).toMatchObject(exact(code));
  });

  it("lists villages of one name by their townships instead of guessing", () => {
    expect(match({ county: "襄城区", village: "东风村" })).toMatchObject({
      kind: "ambiguous",
      part: "village",
      places: [{ label: "欧庙镇 东风村委会" }, { label: "卧龙镇 东风村民委员会" }],
    });
  });

  it("lists village and community where only the bare name is given", () => {
    const found = match({ county: "襄城区", township: "卧龙镇", village: "东风" });
    expect(found).toMatchObject({ kind: "ambiguous" });
    expect(found.kind === "ambiguous" && found.places).toHaveLength(2);
  });

  it("keeps to the county that is named", () => {
    const found = match({ county: "仙桃市", village: "东风村" });
    expect(found).toMatchObject(exact("429004100201"));
    expect(match({ county: "仙桃市", township: "欧庙镇" })).toMatchObject({
      kind: "missing",
      part: "township",
    });
  });

  it.each([
    [{ county: "襄成区" }, "county", "襄阳市 襄城区"],
    [{ county: "襄城区", township: "欧庙乡镇" }, "township", "襄城区 欧庙镇"],
    [
      { county: "襄城区", township: "卧龙镇", village: "宴庄村" },
      "village",
      "卧龙镇 晏庄村村民委员会",
    ],
  ])("says which part of %j is missing and what comes nearest", (names, part, label) => {
    const found = match(names);
    expect(found).toMatchObject({ kind: "missing", part });
    expect(found.kind === "missing" && found.nearest[0]?.label).toBe(label);
  });

  it("finds nothing without names", () => {
    expect(match({})).toEqual({ kind: "missing", part: "county", nearest: [] });
    expect(match({ village: "  " })).toMatchObject({ kind: "missing" });
  });

  it("answers the same prepared once for many names", () => {
    const find = placeMatcher(places);
    for (const names of [{ county: "襄城" }, { village: "东风村" }, { village: "无此村" }]) {
      expect(find(names)).toEqual(match(names));
    }
  });
});
