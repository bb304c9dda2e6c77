import type { Coverage, MissingRow } from "@/lib/domain/culture/coverage/types";

/** Why a region counts as lacking its venue. */
export const missingWords: Record<MissingRow["why"], string> = {
  none: "没有登记",
  draft: "已登记，未报送",
  submitted: "已报送，待上级确认",
  returned: "上级退回，待修改",
  planned: "筹建中",
  closed: "已关闭",
};

type Lines = (string | number | null)[][];

/** The coverage of a region as a table for a spreadsheet. */
export function coverageLines({ region, kinds, own, children, total }: Coverage): Lines {
  const head = kinds.flatMap(({ slogan, name }) => [
    `${slogan || name} 应建`,
    `${slogan || name} 已建`,
  ]);
  const cells = (parts: Coverage["total"]) =>
    kinds.flatMap(({ code }) => {
      const found = parts.find(({ kindCode }) => kindCode === code);
      return found ? [found.owed, found.standing] : [0, 0];
    });
  return [
    ["区划代码", "地区", ...head],
    [region.code, "合计", ...cells(total)],
    ...(own ? [[region.code, `${region.name}本级`, ...cells(own.kinds)]] : []),
    ...children.map(({ code, name, kinds: parts }) => [code, name, ...cells(parts)]),
  ];
}

/** The regions that lack a venue as a table for a spreadsheet. */
export function missingLines(items: readonly MissingRow[]): Lines {
  return [
    ["区划代码", "地区", "上级", "应建", "情况"],
    ...items.map(({ regionCode, regionName, above, kindName, why }) => [
      ...[regionCode, regionName, above, kindName, missingWords[why]],
    ]),
  ];
}
