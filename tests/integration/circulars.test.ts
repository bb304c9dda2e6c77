import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import {
  draftCircular,
  releaseCircular,
  saveCircular,
  withdrawCircular,
} from "@/lib/domain/circulars/commands";
import { unknownNumbers } from "@/lib/domain/circulars/drafting/rules";
import {
  countToReceive,
  countToRelease,
  getCircular,
  listDrafted,
  listReceived,
} from "@/lib/domain/circulars/queries";
import { receiveCircular, remindRecipients } from "@/lib/domain/circulars/receipts/commands";
import { getReceipts } from "@/lib/domain/circulars/receipts/queries";
import { countRecipients } from "@/lib/domain/circulars/recipients/queries";
import { getRevision, listRevisions } from "@/lib/domain/circulars/revisions/queries";
import { freezeEdition } from "@/lib/domain/editions/commands";
import { getEdition } from "@/lib/domain/editions/queries";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { groupDigits } from "@/lib/shared/figures";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";

const PROVINCE = "420000";
let office: StaffActor;
let second: StaffActor;
let city: StaffActor;
let village: StaffActor;
let editionId: string;

beforeAll(async () => {
  await loadSmallDemo();
  [office, second, city, village] = await Promise.all([
    staff("office"),
    staff("office2"),
    staff("shiban"),
    staff("cun"),
  ]);
  const frozen = await freezeEdition(office, {
    ...{ regionCode: PROVINCE, year: 2026, period: "q3", title: "三季度简报", ranked: false },
    purpose: "briefing",
  });
  editionId = frozen.editionId;
}, 240_000);

const draft = async () => (await draftCircular(office, { editionId, key: newId() })).circularId;

async function save(
  actor: StaffActor,
  circularId: string,
  more: Partial<Parameters<typeof saveCircular>[1]> = {},
) {
  const { version, title, body, unitName } = await getCircular(actor, circularId);
  const text = {
    circularId,
    version,
    title,
    body: body.replaceAll(/【待填[^】]*】/g, "（另行通知）"),
    unitName,
  };
  return saveCircular(actor, { ...text, levels: ["city"], names: "", ...more });
}

async function released(more: Partial<Parameters<typeof saveCircular>[1]> = {}): Promise<string> {
  const circularId = await draft();
  await save(office, circularId, more);
  await releaseCircular(second, { circularId, version: 2 });
  return circularId;
}

describe("drafting a circular", () => {
  it("takes every number from its edition, names regions by bands, and leaves blanks", async () => {
    const circular = await getCircular(office, await draft());
    const edition = await getEdition(office, editionId);
    expect(circular.body).toContain("一、总体情况");
    expect(circular.body).toContain(`应办 ${groupDigits(edition.figures.totals.total.asked)} 条`);
    expect(circular.body).toContain("【待填：");
    expect(circular.body).not.toMatch(/第 \d+：|位次|排名/);
    expect(unknownNumbers(circular.body, edition)).toEqual([]);
    expect(unknownNumbers("办结 123456 条，办结率 12.3%", edition)).toEqual(["123456 条", "12.3%"]);
    expect(circular.to).toEqual({ levels: [], carrierCode: null, listed: [] });
  });

  it("loses nothing of two who write at once: the later sees the difference and goes on", async () => {
    const circularId = await draft();
    const { version } = await getCircular(office, circularId);
    await save(office, circularId, { version, body: "一、总体情况\n甲写的" });
    const late = await save(second, circularId, { version, body: "一、总体情况\n乙写的" });
    expect(late.lateId).not.toBeNull();
    expect((await getCircular(office, circularId)).body).toContain("甲写的");
    const revision = await getRevision(second, { circularId, revisionId: late.lateId ?? "" });
    expect(revision.body).toContain("乙写的");
    expect(revision.to.levels).toEqual(["city"]);
    expect(revision.compared.map((one) => [one.kind, one.text])).toEqual([
      ["both", revision.circular.title],
      ["both", "一、总体情况"],
      ["theirs", "甲写的"],
      ["mine", "乙写的"],
    ]);
    const merged = await save(second, circularId, { body: "一、总体情况\n甲写的\n乙写的" });
    expect(merged.lateId).toBeNull();
    expect((await listRevisions(office, circularId)).map((one) => one.isKept)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it("takes names of organisations beneath only, and says which it does not know", async () => {
    const circularId = await draft();
    const error = await refusal(save(office, circularId, { names: "没有这个单位" }));
    expect(error.fields.names).toContain("没有这个单位");
    await save(office, circularId, { levels: [], names: village.organisation.name });
    const { to } = await getCircular(office, circularId);
    expect(to.listed.map((one) => one.id)).toEqual([village.organisation.id]);
    expect(await countRecipients(office, { regionCode: PROVINCE, to })).toBe(1);
  });
});

describe("releasing a circular", () => {
  it("needs a second person, chosen recipients and the version that was seen", async () => {
    const circularId = await draft();
    expect((await refusal(releaseCircular(office, { circularId, version: 1 }))).code).toBe(
      "forbidden",
    );
    const nobody = await refusal(releaseCircular(second, { circularId, version: 1 }));
    expect(nobody.fields.form).toMatch("发给谁");
    const blank = "五、下一步工作\n【待填：下一步工作要求和完成时限】";
    await save(office, circularId, { body: blank });
    const unfinished = await refusal(releaseCircular(second, { circularId, version: 2 }));
    expect(unfinished.fields.form).toContain("1 处【待填】");
    await save(second, circularId);
    const own = await refusal(releaseCircular(second, { circularId, version: 3 }));
    expect(own.code).toBe("forbidden");
    await save(office, circularId);
    const old = await refusal(releaseCircular(second, { circularId, version: 3 }));
    expect(old.code).toBe("conflict");
    expect(await countToRelease(second)).toBeGreaterThan(0);
    const both = await Promise.allSettled([
      releaseCircular(second, { circularId, version: 4 }),
      releaseCircular(second, { circularId, version: 4 }),
    ]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("numbers within region and year without gap, whoever releases at once", async () => {
    const ids = await Promise.all([draft(), draft(), draft()]);
    for (const id of ids) await save(office, id);
    await Promise.all(ids.map((circularId) => releaseCircular(second, { circularId, version: 2 })));
    const numbers = await rows<{ number: number }>(sql`
      select number from circular where number is not null order by number`);
    expect(numbers.map((one) => one.number)).toEqual(numbers.map((_, at) => at + 1));
  });

  it("reaches exactly the chosen organisations, each with a message", async () => {
    const circularId = await released({ levels: ["city"] });
    const told = await rows<{ level: string; receipts: number }>(sql`
      select o.level::text, count(p.organisation_id)::int as receipts
      from organisation o left join circular_receipt p
        on p.organisation_id = o.id and p.circular_id = ${circularId}
      group by 1`);
    const cities = await row<{ count: number }>(
      sql`select count(*)::int as count from organisation where level = 'city'`,
    );
    expect(told.filter((one) => one.receipts > 0)).toEqual([
      { level: "city", receipts: cities?.count },
    ]);
    const messages = await row<{ count: number }>(sql`
      select count(*)::int as count from notification
      where kind = 'circular.released' and link = ${`/desk/circulars/${circularId}`}`);
    expect(messages?.count).toBe(cities?.count);
  });

  it("keeps words, number and receipts as they were", async () => {
    const circularId = await released();
    const alter = (statement: ReturnType<typeof sql>) => transaction((tx) => tx.count(statement));
    for (const change of [sql`body = ''`, sql`number = 99`, sql`status = 'draft'`]) {
      const altered = alter(sql`update circular set ${change} where id = ${circularId}`);
      await expect(altered).rejects.toThrow();
    }
    await expect(alter(sql`delete from circular where id = ${circularId}`)).rejects.toThrow();
    await expect(alter(sql`delete from circular_receipt`)).rejects.toThrow();
    await expect(alter(sql`update circular_revision set body = ''`)).rejects.toThrow();
    const late = await save(office, circularId, { version: 2, body: "太晚了" });
    expect(late.lateId).not.toBeNull();
    expect((await getCircular(office, circularId)).body).not.toBe("太晚了");
  });
});

describe("receiving a circular", () => {
  it("is for those it was sent to; others and drafts are as if they were not there", async () => {
    const unsent = await draft();
    for (const stranger of [city, village, await staff("sheng")]) {
      expect((await refusal(getCircular(stranger, unsent))).code).toBe("not_found");
    }
    const circularId = await released({ levels: [], names: village.organisation.name });
    expect((await getCircular(village, circularId)).body).toContain("总体情况");
    expect((await refusal(getCircular(await staff("xuexiao"), circularId))).code).toBe("not_found");
    expect((await refusal(receiveCircular(office, { circularId }))).code).toBe("not_found");
    expect((await refusal(getReceipts(village, circularId))).code).toBe("not_found");
    expect((await refusal(listRevisions(village, circularId))).code).toBe("not_found");
    for (const command of [
      () => save(village, circularId),
      () => releaseCircular(village, { circularId, version: 2 }),
      () => withdrawCircular(village, { circularId, version: 2, reason: "x" }),
      () => remindRecipients(village, { circularId }),
    ]) {
      expect(["forbidden", "conflict"]).toContain((await refusal(command())).code);
    }
    expect((await refusal(draftCircular(village, { editionId }))).code).toBe("not_found");
    expect((await refusal(draftCircular(city, { editionId }))).code).toBe("not_found");
  });

  it("says who has and who has not; the first 收到 stays", async () => {
    const circularId = await released({ levels: [], names: village.organisation.name });
    expect(await countToReceive(village)).toBeGreaterThan(0);
    const before = await countToReceive(village);
    await receiveCircular(village, { circularId });
    const first = await getReceipts(office, circularId);
    expect(first).toMatchObject({ total: 1, received: 1, waiting: [] });
    expect(first.latest[0]?.receivedByName).toBe(village.name);
    await receiveCircular({ ...village, name: "另一位" }, { circularId });
    expect((await getReceipts(office, circularId)).latest[0]?.receivedByName).toBe(village.name);
    expect(await countToReceive(village)).toBe(before - 1);
    expect((await listReceived(village))[0]).toMatchObject({ id: circularId, status: "released" });
    expect((await listDrafted(office)).find((one) => one.id === circularId)).toMatchObject({
      recipients: 1,
      received: 1,
    });
  });

  it("is asked again of those who have not, at most once a day", async () => {
    const circularId = await released({ levels: ["city"] });
    const { total } = await getReceipts(office, circularId);
    await receiveCircular(city, { circularId });
    expect((await remindRecipients(second, { circularId })).told).toBe(total - 1);
    expect((await refusal(remindRecipients(office, { circularId }))).code).toBe("conflict");
  });

  it("ends when it is withdrawn, with the reason for all to read", async () => {
    const circularId = await released({ levels: [], names: village.organisation.name });
    const input = { circularId, version: 3, reason: "数据有误，另行通报" };
    await withdrawCircular(office, input);
    const read = await getCircular(village, circularId);
    expect(read).toMatchObject({ status: "withdrawn", withdrawReason: input.reason });
    expect((await refusal(receiveCircular(village, { circularId }))).code).toBe("conflict");
    expect((await refusal(withdrawCircular(office, input))).code).toBe("forbidden");
    expect((await refusal(remindRecipients(office, { circularId }))).code).toBe("forbidden");
  });
});
