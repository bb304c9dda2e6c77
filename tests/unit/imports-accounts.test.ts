import { describe, expect, it } from "vitest";
import { understandAccounts } from "@/lib/domain/imports/accounts/rules";
import { roleLabels } from "@/lib/domain/people/accounts/labels";
import { type GridInput, gridOf } from "../support/workbooks";

const HEAD = ["序号", "姓名", "登录名", "单位", "角色", "手机"];
const PERSON = [1, "张三", "zhangsan", "襄城区农业农村局", "牵头单位", 13_800_000_000];
const read = (...rows: GridInput[][]) => understandAccounts([gridOf([["账号名册"], ...rows])]);
const doubtsOf = (found: ReturnType<typeof read>) =>
  found.doubts.map(({ row, column, value, message }) => `${column}${row} ${value} ${message}`);

describe("reading accounts", () => {
  it("reads a person with an organisation", () => {
    const found = read(HEAD, PERSON);
    expect(found.doubts).toEqual([]);
    expect(found.refusal).toBeNull();
    expect(found.rows).toEqual([
      {
        key: "任务清单!R3",
        sheet: "任务清单",
        row: 3,
        name: "张三",
        login: "zhangsan",
        organisationName: "襄城区农业农村局",
        regionCode: null,
        place: {},
        role: "lead_unit",
        carrierName: null,
        phone: "13800000000",
        columns: { sequence: "A", name: "B", login: "C", organisation: "D", role: "E", phone: "F" },
        isUsable: true,
      },
    ]);
  });

  it("reads places and codes in place of an organisation, columns in any order", () => {
    const head = [
      "角色",
      "村（社区）",
      "乡镇（街道）",
      "县（市、区）",
      "区划代码",
      "账号",
      "人员姓名",
    ];
    const found = read(head, [
      "填报员",
      "东风村",
      "欧庙镇",
      "襄城区",
      "420602100201",
      "ZhaoLiu",
      "赵六",
    ]);
    expect(found.doubts).toEqual([]);
    expect(found.rows[0]).toMatchObject({
      login: "zhaoliu",
      role: "reporter",
      regionCode: "420602100201",
      place: { county: "襄城区", township: "欧庙镇", village: "东风村" },
    });
  });

  it.each([
    ["填报员", "reporter"],
    ["单位负责人", "unit_head"],
    ["乡镇（街道）", "township"],
    ["牵头单位", "lead_unit"],
    ["领导小组办公室", "office"],
    ["监督检查室", "supervisor"],
    ["派驻机构", "resident_group"],
  ])("takes %s for %s", (word, role) => {
    expect(read(HEAD, [1, "张三", "zhangsan", "单位", word]).rows[0]?.role).toBe(role);
  });

  it.each(Object.entries(roleLabels).filter(([role]) => !role.endsWith("_admin")))(
    "takes the word of the screen for %s: %s",
    (role, word) => {
      expect(read(HEAD, [1, "张三", "zhangsan", "单位", word]).rows[0]?.role).toBe(role);
    },
  );

  it("speaks of every wrong cell at its place", () => {
    const found = read(
      HEAD,
      [1, null, "张 三", "单位", "局长", "12345"],
      [2, "李四", "lisi", null, "系统管理员", null],
    );
    expect(doubtsOf(found)).toEqual([
      "B3  没有填写姓名",
      "C3 张 三 登录名的写法不对",
      "E3 局长 没有认出角色",
      "F3 12345 手机号码不是 11 位手机号",
      "D4  没有写明所在单位",
      "E4 系统管理员 管理员账号不能批量导入",
    ]);
    expect(found.rows.map((row) => row.isUsable)).toEqual([false, false]);
    expect(found.doubts.every((doubt) => doubt.remedy !== "")).toBe(true);
  });

  it("flags a sign-in name that stands twice, across sheets too", () => {
    const first = gridOf([HEAD, PERSON], { name: "一" });
    const second = gridOf([HEAD, [1, "李四", "ZHANGSAN", "单位", "填报员"]], { name: "二" });
    const found = understandAccounts([first, second]);
    expect(doubtsOf(found)).toEqual(["C2 zhangsan 登录名与“一”第 2 行重复"]);
    expect(found.rows.map((row) => row.isUsable)).toEqual([true, false]);
  });

  it("names the columns that are missing", () => {
    const found = read(["姓名", "手机"], ["张三", "13800000000"]);
    expect(found.doubts.map((doubt) => doubt.message)).toEqual([
      "没有找到“登录名”这一列",
      "没有找到“角色”这一列",
      "没有找到说明所在单位的列",
    ]);
    expect(found.rows.map((row) => row.isUsable)).toEqual([false]);
  });

  it("refuses a workbook without people", () => {
    const found = read(["品名", "单价"], ["纸", 20]);
    expect(found.rows).toEqual([]);
    expect(found.refusal?.message).toBe("这不是账号名册");
  });
});
