import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { getChecks, listChecks } from "@/lib/domain/reviews/checks/queries";
import type { Check, CheckKind } from "@/lib/domain/reviews/checks/types";
import { approveReport } from "@/lib/domain/reviews/commands";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { sha256 } from "@/lib/shared/hash";
import { newId } from "@/lib/shared/ids";
import { assignmentOf, LONG_PAST } from "../support/report-world";
import { buildReviewWorld, type ReviewWorld, standingOf } from "../support/review-world";

let world: ReviewWorld;
const VILLAGES = 9;

beforeAll(async () => {
  world = await buildReviewWorld(VILLAGES);
});

const village = (at: number): StaffActor => {
  const found = world.villages[at];
  if (!found) throw new Error("no such village");
  return found;
};

const FLOW = { numerator: "", denominator: "", value: "3" };

const WORDS = [
  "逐份核查集体合同，补签三份承包协议，租金全部追回入账",
  "召开村民代表会议公示土地发包台账，群众提出两条意见均已答复",
  "镇经管站派人驻村清点固定资产，登记闲置校舍一处并挂牌出租",
  "请会计师事务所复核往来款项，核销陈年坏账须经表决通过",
  "清退违规占用的鱼塘，重新竞价后每年增收租金八千元",
  "对账发现水电费重复列支，责任人写出说明并退回差额",
  "把林地流转合同录入平台，到期的重新评估价格后续签",
  "组织监委会成员学习票据制度，白条一律不再报销入账",
  "核对工程项目决算，扣回多计的运输费用并完善验收手续",
];

interface Filed {
  numerator?: string;
  denominator?: string;
  narrative?: string;
  explanation?: string;
  evidence?: string[];
  period?: number;
  task?: string;
}

async function filed(at: number, what: Filed = {}): Promise<string> {
  const { period = 1, task = world.tasks.ratio, ...content } = what;
  const { id, version } = await assignmentOf(village(at), task, period);
  await submitReport(village(at), {
    ...{ assignmentId: id, version, draftVersion: 0, key: newId() },
    content: {
      ...EMPTY_CONTENT,
      ...{ numerator: "95", denominator: "100", narrative: `${WORDS[at]}，第${period}次` },
      ...content,
    },
  });
  return id;
}

async function approved(at: number, what: Filed = {}): Promise<string> {
  const id = await filed(at, what);
  const { version } = await standingOf(id);
  await approveReport(world.township, { assignmentId: id, version, key: newId(), next: undefined });
  return id;
}

interface Material {
  name?: string;
  bytes?: string;
  text?: string;
  looks?: bigint;
  capturedAt?: string;
  redShare?: number;
}

/** A file as the worker leaves it. */
async function material(at: number, made: Material = {}): Promise<string> {
  const { organisation, accountId } = village(at);
  const id = newId();
  const preview = made.redShare === undefined ? null : { redShare: made.redShare };
  await rows(sql`
    insert into evidence (id, organisation_id, file_name, kind, media_type, size, sha256,
      uploaded_by_id, captured_at, image_hash, text_hash, preview_state, preview)
    values (${id}, ${organisation.id}, ${made.name ?? "台账.jpg"}, 'image', 'image/jpeg', 1000,
      ${sha256(made.bytes ?? id)}, ${accountId}, ${made.capturedAt ?? null}::timestamptz,
      ${made.looks?.toString() ?? null}::bigint, ${made.text ? sha256(made.text) : null}, 'ready',
      ${JSON.stringify(preview)}::jsonb)`);
  return id;
}

async function checkOf(id: string, kind: CheckKind, reader = world.township) {
  const listed = (await listChecks(reader, [id])).get(id) ?? [];
  const found = listed.find((check) => check.kind === kind);
  const alone = (await getChecks(reader, id)).find((check) => check.kind === kind);
  expect(alone, "one alone is checked as in a list").toEqual(found);
  return found;
}

const pairsOf = (check: Check | undefined) => check?.pairs ?? [];

async function everybodyElse(at: number, period: number): Promise<void> {
  const others = [...Array(VILLAGES).keys()].filter((one) => one !== at);
  for (const other of others.slice(0, 5)) await approved(other, { period });
}

describe("the figures of a report", () => {
  it("are held against the organisation's own earlier ones", async () => {
    await approved(0);
    const near = await filed(0, { numerator: "93", period: 2 });
    expect(await checkOf(near, "range")).toMatchObject({ result: "fine" });
    await approved(1);
    const far = await filed(1, { numerator: "20", explanation: "合同到期", period: 2 });
    expect(await checkOf(far, "range")).toMatchObject({ result: "look" });
    expect(await checkOf(await filed(2), "range")).toBeUndefined();
  });

  it("are held against the middle of what is done in the county, and not of what waits", async () => {
    await everybodyElse(8, 3);
    const id = await filed(8, { numerator: "30", explanation: "正在整改", period: 3 });
    expect(await checkOf(id, "peers")).toMatchObject({
      result: "look",
      text: expect.stringContaining("5 个单位的中位数是 95%"),
    });
    await rows(sql`update assignment set done_at = null, is_standing = false
      where period = 3 and root_task_id = ${world.tasks.ratio}::uuid and done_at is not null
        and organisation_id = ${village(0).organisation.id}`);
    expect(await checkOf(id, "peers"), "four are too few").toBeUndefined();
  });

  it("are held against one another and the target, with or without a reason", async () => {
    const plain = await filed(3);
    expect(await checkOf(plain, "ratio")).toMatchObject({ result: "fine" });
    const missed = await filed(4, { numerator: "50", explanation: "两份合同在诉讼中" });
    expect(await checkOf(missed, "target")).toMatchObject({
      result: "look",
      text: "没有达到目标，原因和打算说清了没有",
    });
    expect(await checkOf(plain, "target")).toMatchObject({ result: "fine" });
  });
});

describe("the words of a report", () => {
  it("are held against the last period's and those of others, who are named in sight only", async () => {
    const same = "与上一季度相同的一段话，写明逐份核查和整改情况，没有任何变化";
    await approved(5, { narrative: same });
    const again = await filed(5, { narrative: same, period: 2 });
    expect(await checkOf(again, "text")).toMatchObject({ result: "look" });
    const copied = await filed(6, { narrative: `${same}。`, period: 2 });
    const check = await checkOf(copied, "copied");
    expect(check?.text).toContain(village(5).organisation.name);
    expect(pairsOf(check)).toMatchObject([{ assignmentId: again, text: same }]);
    const hidden = await checkOf(copied, "copied", world.otherTownship);
    expect(hidden?.text).toContain("1 个其他单位");
    expect(pairsOf(hidden)).toMatchObject([{ assignmentId: null, text: null }]);
  });

  it("may not name another period, and being late is said", async () => {
    const stray = await filed(8, { narrative: "8 月 3 日召开会议部署清理，建立台账并公示" });
    expect(await checkOf(stray, "period")).toMatchObject({ result: "look" });
    expect(await checkOf(stray, "time")).toMatchObject({ result: "fine" });
    const late = await assignmentOf(village(7), world.tasks.flow);
    await rows(sql`update assignment set due_on = ${LONG_PAST} where id = ${late.id}::bigint`);
    const id = await filed(7, { task: world.tasks.flow, ...FLOW });
    expect(await checkOf(id, "time")).toMatchObject({ result: "look" });
  });

  it("that were changed after approval are counted", async () => {
    const [done] = await rows<{ id: string }>(sql`
      select id::text as id from assignment where organisation_id = ${village(0).organisation.id}
        and period = 1 and root_task_id = ${world.tasks.ratio}::uuid`);
    const id = done?.id ?? "";
    expect(await checkOf(id, "again")).toBeUndefined();
    await rows(sql`update assignment set times_reopened = 2 where id = ${id}::bigint`);
    expect(await checkOf(id, "again")).toMatchObject({
      text: expect.stringContaining("2 次"),
    });
  });
});

describe("the material of a report", () => {
  it("is found with another organisation: the same bytes, the same text, the same picture", async () => {
    const looks = 0x0f0f_1234_5678_9abcn;
    await filed(0, {
      period: 4,
      evidence: [
        await material(0, { bytes: "one", text: "alpha" }),
        await material(0, { bytes: "two", text: "beta" }),
        await material(0, { bytes: "three", looks }),
      ],
    });
    const how = async (at: number, made: Material) => {
      const id = await filed(at, { period: 4, evidence: [await material(at, made)] });
      return checkOf(id, "evidence");
    };
    const name = village(0).organisation.name;
    expect((await how(1, { bytes: "one" }))?.text).toContain(`${name}的材料相同`);
    expect((await how(2, { text: "beta" }))?.text).toContain(`${name}的材料文字相同`);
    expect((await how(3, { looks }))?.text).toContain(`${name}的材料画面几乎相同`);
    expect(await how(4, { text: "gamma", looks: ~looks })).toMatchObject({ result: "fine" });
  });

  it("that looks nearly the same is found where one report is opened, not in a list", async () => {
    const looks = 0x7000_ffff_0000_aaaan;
    await filed(5, { period: 4, evidence: [await material(5, { looks })] });
    const near = await material(6, { looks: looks ^ 0b10101n });
    const id = await filed(6, { period: 4, evidence: [near] });
    const kind = (checks: Check[]) => checks.find((check) => check.kind === "evidence");
    expect(kind((await listChecks(world.township, [id])).get(id) ?? [])).toMatchObject({
      result: "fine",
    });
    const found = kind(await getChecks(world.township, id));
    expect(found).toMatchObject({ result: "look" });
    expect(pairsOf(found)).toMatchObject([{ files: { ownId: near } }]);
    const hidden = kind(await getChecks(world.otherTownship, id));
    expect(pairsOf(hidden)).toMatchObject([{ assignmentId: null, files: { otherId: null } }]);
  });

  it("of an earlier period is found again: the file itself, and saved anew", async () => {
    const looks = 0x1111_2222_3333_4444n;
    const used = await material(7, { bytes: "used", looks });
    const text = await material(7, { bytes: "words", text: "delta" });
    await filed(7, { period: 3, evidence: [used, text] });
    const evidence = async (material: string, period: number) =>
      checkOf(await filed(7, { period, evidence: [material] }), "evidence");
    expect((await evidence(used, 4))?.text).toContain("本单位以前各期的材料相同");
    const anew = await material(7, { bytes: "saved anew", looks });
    expect((await evidence(anew, 2))?.text).toContain("画面几乎相同");
    const worded = await material(7, { bytes: "printed anew", text: "delta" });
    expect((await evidence(worded, 1))?.text).toContain("文字相同");
  });

  it("shows when it was taken and whether it is stamped", async () => {
    const old = await material(8, { capturedAt: "2025-03-01T02:00:00Z", redShare: 0.00001 });
    const id = await filed(8, { period: 4, evidence: [old] });
    expect(await checkOf(id, "captured")).toMatchObject({ result: "look" });
    expect(await checkOf(id, "stamp")).toMatchObject({ result: "look" });
    await rows(sql`update evidence set preview = '{"redShare": 0.01}' where id = ${old}`);
    expect(await checkOf(id, "stamp")).toMatchObject({ result: "fine" });
    const bare = await material(7, { redShare: 0.00001 });
    const unasked = await filed(7, {
      task: world.tasks.flow,
      period: 2,
      ...FLOW,
      evidence: [bare],
    });
    expect(await checkOf(unasked, "stamp"), "no stamp is asked for").toBeUndefined();
  });
});

it("reads a page of reports as it reads one, whatever their number", async () => {
  const found = await rows<{ id: string }>(
    sql`select id::text as id from assignment where revision > 0 order by id`,
  );
  const ids = found.map((one) => one.id);
  const listed = await listChecks(world.township, ids);
  expect([...listed.keys()].sort()).toEqual([...ids].sort());
  for (const id of ids.slice(0, 6)) {
    expect((await listChecks(world.township, [id])).get(id), id).toEqual(listed.get(id));
  }
  expect((await listChecks(world.township, [])).size).toBe(0);
});
