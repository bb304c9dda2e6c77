import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { createAccount, resetPassword } from "@/lib/domain/people/accounts/commands";
import { addGrant } from "@/lib/domain/people/grants/commands";
import { commitAccounts, previewAccounts } from "@/lib/domain/people/import/commands";
import { getAccountImport } from "@/lib/domain/people/import/queries";
import { rows, transaction } from "@/lib/platform/db";
import { writeWorkbook } from "@/lib/platform/spreadsheet/writer";
import { sql } from "@/lib/platform/sql";
import {
  childOf,
  makeAccount,
  makeOrganisation,
  type Person,
  PLACES,
  personWith,
} from "../support/people-world";
import { refusal } from "../support/refusal";

const HEAD = ["姓名", "登录名", "角色", "单位", "区划代码", "电话"];

let office: Person;
let lead: Person;
let villageCode: string;

beforeAll(async () => {
  office = await personWith("office", PLACES.county);
  lead = await personWith("lead_unit", PLACES.county);
  villageCode = await childOf(await childOf(PLACES.county, 0), 0);
  await transaction(async (tx) => {
    await makeOrganisation(tx, { regionCode: villageCode, kind: "village", name: "水镜庄社区" });
    await makeOrganisation(tx, { regionCode: PLACES.county, kind: "unit", name: "示例中学" });
    const other = PLACES.siblingCounty;
    await makeOrganisation(tx, { regionCode: other, kind: "unit", name: "邻县中学" });
    await makeOrganisation(tx, {
      ...{ regionCode: PLACES.county, kind: "unit", name: "示例医院", carriers: ["hospital"] },
    });
  });
});

async function workbook(...people: (string | null)[][]): Promise<File> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const columns = HEAD.map((head) => ({ head }));
  await writeWorkbook(stream, [{ name: "名册", columns, rows: people }]);
  return new File([new Uint8Array(await bytes)], "名册.xlsx");
}

async function preview(person: Person, ...people: (string | null)[][]) {
  const { previewId } = await previewAccounts(person.actor, { file: await workbook(...people) });
  return getAccountImport(person.actor, previewId);
}

async function accountsNamed(...logins: string[]): Promise<number> {
  const found = await rows(sql`select 1 from account where login = any (${logins}::text[])`);
  return found.length;
}

describe("an import of accounts", () => {
  it("finds organisations by name and by region, and makes everybody with a right and a password", async () => {
    const found = await preview(
      office,
      ["张三", "zhangsan-01", "填报员", "示例中学", null, "138 0000 0000"],
      ["李四", "LiSi-01", "单位负责人", null, villageCode, null],
    );
    expect(found.doubts).toEqual([]);
    expect(found.rows.map((row) => row.organisation?.name)).toEqual(["示例中学", "水镜庄社区"]);
    const made = await commitAccounts(office.actor, { previewId: found.id });
    expect(made.people.map((person) => person.login)).toEqual(["zhangsan-01", "lisi-01"]);
    expect(new Set(made.people.map((person) => person.password)).size).toBe(2);
    const stored = await rows<{ role: string; region: string; change: boolean }>(sql`
      select g.role, g.region_code as region, a.must_change_password as change
      from account a join role_grant g on g.account_id = a.id
      where a.login in ('zhangsan-01', 'lisi-01') order by a.login`);
    expect(stored).toEqual([
      { role: "unit_head", region: villageCode, change: true },
      { role: "reporter", region: PLACES.county, change: true },
    ]);
    const again = await refusal(commitAccounts(office.actor, { previewId: found.id }));
    expect(again.code, "an import is committed once").toBe("not_found");
  });

  it("makes nobody while one row is wrong, and names the cell", async () => {
    const found = await preview(
      office,
      ["王五", "wangwu-01", "填报员", "示例中学", null, null],
      ["赵六", "zhaoliu-01", "填报员", "没有这个单位", null, null],
      ["孙七", "wangwu-01", "填报员", "示例中学", null, null],
      ["周八", "zhouba-01", "系统管理员", "示例中学", null, null],
    );
    expect(found.isReady).toBe(false);
    const errors = found.doubts.filter((doubt) => doubt.severity === "error");
    expect(errors.map(({ row, column }) => `${column}${row}`).sort()).toEqual(["B4", "C5", "D3"]);
    expect((await refusal(commitAccounts(office.actor, { previewId: found.id }))).code).toBe(
      "conflict",
    );
    expect(await accountsNamed("wangwu-01", "zhaoliu-01", "zhouba-01")).toBe(0);
  });

  it("says which name was taken in the meantime, and makes nobody", async () => {
    const found = await preview(office, ["钱九", "qianjiu-01", "填报员", "示例中学", null, null]);
    await transaction(async (tx) => {
      const home = await makeOrganisation(tx, { regionCode: PLACES.county });
      const id = await makeAccount(tx, home);
      await tx.count(sql`update account set login = 'qianjiu-01' where id = ${id}`);
    });
    expect((await refusal(commitAccounts(office.actor, { previewId: found.id }))).code).toBe(
      "conflict",
    );
    const now = await getAccountImport(office.actor, found.id);
    expect(now.doubts).toMatchObject([{ row: 2, column: "B", severity: "error" }]);
  });

  it("reaches no further than its sender, whose neighbour's unit is as good as none", async () => {
    const [neighbour, none] = await Promise.all(
      ["邻县中学", "天外中学"].map((name) =>
        preview(office, ["吴十", "wushi-01", "填报员", name, null, null]),
      ),
    );
    const words = (found: typeof neighbour) => found?.doubts.map((doubt) => doubt.message);
    expect(neighbour?.isReady).toBe(false);
    expect(words(neighbour)).toEqual(words(none));
  });

  it("of a lead unit takes in its carrier's units alone, and only roles that it gives", async () => {
    const rowsOf = (role: string, unit: string) => ["郑一", "zhengyi-01", role, unit, null, null];
    expect((await preview(lead, rowsOf("填报员", "示例中学"))).isReady).toBe(true);
    expect((await preview(lead, rowsOf("填报员", "示例医院"))).isReady).toBe(false);
    expect((await preview(lead, rowsOf("牵头单位", "示例中学"))).isReady).toBe(false);
  });

  it("is seen and committed by its sender alone", async () => {
    const found = await preview(office, ["冯二", "fenger-01", "填报员", "示例中学", null, null]);
    const other = await personWith("office", PLACES.county);
    expect((await refusal(getAccountImport(other.actor, found.id))).code).toBe("not_found");
    const stolen = commitAccounts(other.actor, { previewId: found.id });
    expect((await refusal(stolen)).code).toBe("not_found");
  });

  it("refuses what is no workbook of people, and keeps nothing of it", async () => {
    const before = await rows(sql`select 1 from import_preview`);
    const { actor } = office;
    const exe = new File([new Uint8Array([0x4d, 0x5a, 0x90, 0])], "名册.xlsx");
    expect((await refusal(previewAccounts(actor, { file: exe }))).code).toBe("invalid");
    const stream = new PassThrough();
    const bytes = buffer(stream);
    await writeWorkbook(stream, [{ name: "任务", columns: [{ head: "任务" }], rows: [["甲"]] }]);
    const list = new File([new Uint8Array(await bytes)], "清单.xlsx");
    const refused = await refusal(previewAccounts(actor, { file: list }));
    expect(refused.fields.file).toBeTruthy();
    expect(await rows(sql`select 1 from import_preview`)).toHaveLength(before.length);
  });
});

describe("nobody takes over an account that reaches further", () => {
  async function target(role: "reporter" | "supervisor", wide = false) {
    return transaction(async (tx) => {
      const home = await makeOrganisation(tx, { regionCode: PLACES.county, kind: "unit" });
      const region = wide ? PLACES.province : PLACES.county;
      return makeAccount(tx, home, [{ role, regionCode: region, mayEnterFor: wide }]);
    });
  }

  it("an office resets a reporter's password, but no supervisor's beside it", async () => {
    const [reporter, supervisor] = [await target("reporter"), await target("supervisor")];
    const reset = (accountId: string) => resetPassword(office.actor, { accountId, version: 1 });
    expect(await reset(reporter)).toMatchObject({ password: expect.any(String) });
    expect((await refusal(reset(supervisor))).code).toBe("forbidden");
  });

  it("nor one who enters for a whole province", async () => {
    const accountId = await target("reporter", true);
    const refused = await refusal(resetPassword(office.actor, { accountId, version: 1 }));
    expect(refused.code).toBe("forbidden");
  });

  it("nor gives a role above its own along with a new account", async () => {
    const [home] = await rows<{ id: string }>(
      sql`select id from organisation where name = '示例中学'`,
    );
    const facts = { organisationId: home?.id ?? "", login: "new-01", name: "新", phone: null };
    const refused = await refusal(createAccount(lead.actor, { ...facts, role: "lead_unit" }));
    expect(refused.fields).toHaveProperty("role");
  });

  it("nor grants beyond the own region, nor anything to oneself", async () => {
    const security = await personWith("sec_admin", PLACES.county);
    const accountId = await target("reporter");
    const right = { carrierCode: null, mayEnterFor: false, validFrom: null, validUntil: null };
    const wide = { ...right, accountId, role: "office" as const, regionCode: PLACES.province };
    const refused = await refusal(addGrant(security.actor, wide));
    expect(refused.fields).toHaveProperty("regionCode");
    const self = { ...wide, accountId: security.actor.accountId, regionCode: PLACES.county };
    expect((await refusal(addGrant(security.actor, self))).code).toBe("forbidden");
  });

  it("nor becomes a second kind of administrator, even by two hands at once", async () => {
    const [one, two] = [
      await personWith("sec_admin", PLACES.county),
      await personWith("sec_admin", PLACES.county),
    ];
    const accountId = await transaction(async (tx) =>
      makeAccount(tx, await makeOrganisation(tx, { regionCode: PLACES.county, kind: "unit" })),
    );
    const right = { accountId, regionCode: PLACES.county, carrierCode: null, mayEnterFor: false };
    const dates = { validFrom: null, validUntil: null };
    const tries = await Promise.allSettled([
      addGrant(one.actor, { ...right, ...dates, role: "sys_admin" }),
      addGrant(two.actor, { ...right, ...dates, role: "audit_admin" }),
    ]);
    expect(tries.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    await expect(
      rows(sql`insert into role_grant (id, account_id, role, region_code)
        values (gen_random_uuid(), ${accountId}, 'sys_admin', '420000'),
          (gen_random_uuid(), ${accountId}, 'sec_admin', '420000')`),
      "the database itself holds it",
    ).rejects.toMatchObject({ code: "23505" });
  });
});
