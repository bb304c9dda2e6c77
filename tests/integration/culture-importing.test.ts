import { beforeAll, describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { importVenues } from "@/lib/domain/culture/importing/commands";
import { importVenuesSchema } from "@/lib/domain/culture/importing/schema";
import { listVenues } from "@/lib/domain/culture/venues/queries";
import { venueFilterSchema } from "@/lib/domain/culture/venues/schema";
import { csvText } from "@/lib/shared/csv";
import { type CultureWorld, cultureWorld } from "../support/culture-world";
import { childOf, PLACES } from "../support/people-world";
import { refusal } from "../support/refusal";

let world: CultureWorld;
let second: string;

beforeAll(async () => {
  world = await cultureWorld();
  second = await childOf(world.townshipCode, 1);
});

const HEAD = ["种类", "区划代码*", "名称", "位置", "现状", "建成年份"];
const table = (lines: string[][], submit?: "on") =>
  importVenuesSchema.parse({ file: new File([csvText([HEAD, ...lines])], "阵地.csv"), submit });
const columns = (where: object = {}) =>
  listVenues(world.township, venueFilterSchema.parse({ kind: "column", ...where }));

describe("a table of venues", () => {
  it("is taken in whole, handed in at once, and not twice", async () => {
    const sent = () =>
      table(
        [
          ["廉洁文化宣传栏", world.villageCode, "甲村栏", "村口", "", "2021"],
          ["一村一块栏", second, "乙村栏", "礼堂旁", "筹建", ""],
        ],
        "on",
      );
    expect(await importVenues(world.township, sent())).toEqual({ added: 2, known: 0 });
    const { items } = await columns();
    expect(items.map(({ name, stage, status }) => `${name} ${stage} ${status}`).sort()).toEqual([
      "乙村栏 submitted planned",
      "甲村栏 submitted open",
    ]);
    expect(await importVenues(world.township, sent())).toEqual({ added: 0, known: 2 });
    expect((await columns()).total).toBe(2);
  });

  it("with one mistake is refused line by line, and nothing of it is there", async () => {
    const lines = [
      ["廉洁文化宣传栏", world.villageCode, "丙村栏", "村口", "", ""],
      ["宣传板", world.villageCode, "", "村口", "坏了", "今年"],
      ["廉洁文化广场", second, "丁", "村口", "", ""],
    ];
    const { fields, message } = await refusal(importVenues(world.township, table(lines)));
    expect(message).toContain("一处也没有导入");
    for (const text of [
      "第 3 行“种类”是“宣传板”",
      "“名称”",
      "“现状”是“坏了”",
      "“建成年份”是“今年”",
    ]) {
      expect(fields.file).toContain(text);
    }
    const wrongKind = await refusal(importVenues(world.township, table([lines[2] ?? []])));
    expect(wrongKind.fields.file).toContain("这个地区没有这一种");
    const noHead = importVenuesSchema.parse({ file: new File(["姓名,电话\n甲,1"], "a.csv") });
    expect((await refusal(importVenues(world.township, noHead))).fields.file).toContain(
      "没有找到表头",
    );
    expect((await columns({ q: "丙村栏" })).total).toBe(0);
  });

  it("reaches no further than whoever sends it", async () => {
    const away = table([["廉洁文化长廊", PLACES.siblingCounty, "长廊", "公园", "", ""]]);
    expect((await refusal(importVenues(world.township, away))).fields.file).toContain(
      "不在您的范围内",
    );
    const neighbour = table([["廉洁文化宣传栏", second, "栏", "村口", "", ""]]);
    expect((await refusal(importVenues(world.village, neighbour))).fields.file).toContain(
      "不在您的范围内",
    );
    expect((await refusal(importVenues(VISITOR, neighbour))).code).toBe("forbidden");
  });
});
