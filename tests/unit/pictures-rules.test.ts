import { describe, expect, it } from "vitest";
import { altProblem } from "@/lib/domain/pictures/rules";
import { pictureIdsSchema } from "@/lib/domain/pictures/schema";

describe("what a picture says of itself", () => {
  it.each([
    "村务公开栏前，村民在看三季度收支明细",
    "学校食堂公示当天的采购价格",
    "IMG 公司捐赠的电子屏上滚动播放办事流程",
  ])("is a sentence: %s", (alt) => {
    expect(altProblem(alt)).toBeNull();
  });

  it.each([
    ["", "一句话"],
    ["   ", "一句话"],
    ["IMG_20261122.jpg", "文件名"],
    ["mmexport1700000000", "文件名"],
    ["微信图片_202611221030", "文件名"],
    ["图片 1", "文件名"],
    ["村务公开栏.png", "文件名"],
    ["一张图片", "太短"],
    ["公开栏", "太短"],
    ["village notice board", "太短"],
  ])("is not %j", (alt, words) => {
    expect(altProblem(alt)).toContain(words);
  });

  it("is not the name of its own file", () => {
    expect(altProblem("村务公开栏前的村民", "村务公开栏前的村民.jpg")).toContain("文件名");
  });

  it("stands beside ids that are ids, each once, at most nine", () => {
    const id = "01990000-0000-7000-8000-000000000001";
    expect(pictureIdsSchema.parse(undefined)).toEqual([]);
    expect(pictureIdsSchema.parse([id, id])).toEqual([id]);
    expect(pictureIdsSchema.safeParse(["x"]).success).toBe(false);
    const ten = Array.from({ length: 10 }, (_, at) => id.slice(0, -1) + at);
    expect(pictureIdsSchema.safeParse(ten).success).toBe(false);
  });
});
