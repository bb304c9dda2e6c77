import { beforeAll, describe, expect, it } from "vitest";
import { VISITOR } from "@/lib/access/actor";
import { returnPublication } from "@/lib/domain/publications/commands";
import { closeTopic, declineTopic, reopenTopic, selectTopic } from "@/lib/domain/topics/commands";
import { entriesOf } from "@/lib/domain/topics/content/schema";
import { answerTopic, reportProgress } from "@/lib/domain/topics/entries/commands";
import { countWaitingTopics, getTopic, listTopics } from "@/lib/domain/topics/queries";
import { printSheet } from "@/lib/domain/topics/sheets/commands";
import { getShownTopic, listOutcomes, listShownTopics } from "@/lib/domain/topics/shown/queries";
import { topicFilterSchema } from "@/lib/domain/topics/shown/schema";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { refusal } from "../support/refusal";
import {
  ANSWER,
  answer,
  assigned,
  claim,
  proposed,
  rate,
  release,
  step,
  type TopicWorld,
  topicWorld,
  verify,
} from "../support/topic-world";

let world: TopicWorld;

beforeAll(async () => {
  world = await topicWorld();
});

const stateOf = async (topicId: string) => (await getTopic(world.office, topicId)).state;

describe("a topic", () => {
  it("is chosen, answered, reported on, verified, judged, disputed, taken up again and closed", async () => {
    const topicId = await assigned(world);
    await answerTopic(world.unit, { ...(await step(world.unit, topicId)), ...ANSWER });
    expect(await stateOf(topicId)).toBe("answering");
    expect(entriesOf((await getShownTopic(VISITOR, topicId)).content.entries, "answer")).toEqual(
      [],
    );
    await release(world, topicId);
    expect(await stateOf(topicId)).toBe("answered");
    await reportProgress(world.unit, {
      ...(await step(world.unit, topicId)),
      ...{ text: "新增一辆车", pictureIds: [] },
    });
    await release(world, topicId);
    await claim(world, topicId);
    expect(await stateOf(topicId)).toBe("claimed_done");
    await verify(world, topicId, "confirmed");
    await rate(world, topicId, [1, 5, 4, 5, 4]);
    expect(await stateOf(topicId)).toBe("disputed");
    const disputed = await getShownTopic(VISITOR, topicId);
    expect(disputed.live).toMatchObject({ state: "disputed", isDisputed: true, low: 4, total: 5 });
    const closing = { ...(await step(world.office, topicId)), words: "办结" };
    expect((await refusal(closeTopic(world.office, closing))).code).toBe("conflict");

    const again = { ...(await step(world.office, topicId)), reason: "群众不认可", days: 5 };
    await reopenTopic(world.office, again);
    expect(await stateOf(topicId)).toBe("reopened");
    await release(world, topicId);
    await answer(world, topicId);
    await claim(world, topicId);
    await verify(world, topicId, "confirmed");
    await rate(world, topicId, [1, 2, 3, 3]);
    expect(await stateOf(topicId)).toBe("claimed_done");
    await rate(world, topicId, [2]);
    expect(await stateOf(topicId)).toBe("verified");
    await closeTopic(world.office, { ...(await step(world.office, topicId)), words: "三方一致" });
    await release(world, topicId);

    const shown = await getShownTopic(VISITOR, topicId);
    expect(shown.live).toMatchObject({ state: "closed", isDisputed: false, round: 2 });
    expect(shown.content.reopened).toMatchObject([{ round: 2, reason: "群众不认可" }]);
    expect(shown.ratings.map(({ totals }) => totals.low)).toEqual([4, 0]);
    expect(shown.content.entries.map(({ kind }) => kind)).toEqual([
      ...["answer", "progress", "claim", "supervision"],
      ...["answer", "claim", "supervision", "closing"],
    ]);
    const events = (await getTopic(world.office, topicId)).events.map(({ move }) => move);
    expect(events.filter((move) => move === "reopen")).toHaveLength(1);
    expect((await listOutcomes(VISITOR)).filter((one) => one.topicId === topicId)).toHaveLength(4);
  });

  it("is answered with a plan, not with a day that has passed", async () => {
    const topicId = await assigned(world);
    const given = { ...(await step(world.unit, topicId)), ...ANSWER };
    const late = await refusal(answerTopic(world.unit, { ...given, doneBy: "2026-01-01" }));
    expect(late.fields.doneBy).toMatch(/^完成日期不能早于今天（\d+ 月 \d+ 日）/);
    expect(await stateOf(topicId)).toBe("assigned");
    await answerTopic(world.unit, { ...given, startsOn: "2026-01-01" });
    expect(await stateOf(topicId)).toBe("answering");
  });

  it("shows nobody's name where the office does not want it", async () => {
    const topicId = await assigned(world);
    await answer(world, topicId);
    const { content } = await getShownTopic(VISITOR, topicId);
    expect(entriesOf(content.entries, "answer")[0]?.content.ownerName).toBeNull();
    expect(JSON.stringify(content)).not.toContain("张三");
  });

  it("is asked for an answer again when that was returned, and shows nothing of what was returned", async () => {
    const topicId = await assigned(world);
    await answerTopic(world.unit, {
      ...(await step(world.unit, topicId)),
      ...{ ...ANSWER, goal: "不该公开的话" },
    });
    const waiting = await row<{ publicationId: string; version: number }>(sql`
      select id as "publicationId", version from publication
      where subject_id = ${topicId}::uuid and status = 'submitted'`);
    if (!waiting) throw new Error("nothing waits");
    await returnPublication(world.checker, { ...waiting, reason: "请写明期限" });
    expect(await stateOf(topicId)).toBe("assigned");
    await answer(world, topicId);
    const shown = JSON.stringify(await getShownTopic(VISITOR, topicId));
    expect(shown).not.toContain("不该公开的话");
    const kept = await getTopic(world.unit, topicId);
    expect(kept.entries.map(({ state, returnReason }) => [state, returnReason])).toEqual([
      ["returned", "请写明期限"],
      ["released", null],
    ]);
  });

  it("is told from others by one who is faster", async () => {
    const topicId = await proposed(world);
    const seen = { ...(await step(world.office, topicId)), reason: "两人同时选" };
    const both = await Promise.allSettled([
      selectTopic(world.office, seen),
      declineTopic(world.checker, seen),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const events = await rows(sql`
      select 1 from topic_event where topic_id = ${topicId}::uuid and move <> 'propose'`);
    expect(events).toHaveLength(1);
  });

  it("is found by the unit that it waits for, and in public by its state", async () => {
    const topicId = await assigned(world);
    const ids = async (actor: Parameters<typeof listTopics>[0]) =>
      (await listTopics(actor, { view: "waiting" })).map(({ id }) => id);
    expect(await ids(world.unit)).toContain(topicId);
    expect(await ids(world.stranger)).not.toContain(topicId);
    expect(await countWaitingTopics(world.unit)).toBe((await ids(world.unit)).length);
    expect(await countWaitingTopics(world.stranger)).toBe(0);
    expect(await ids(world.helper)).not.toContain(topicId);
    expect((await getTopic(world.helper, topicId)).id).toBe(topicId);
    const filter = topicFilterSchema.parse({ state: "waiting" });
    const found = await listShownTopics(VISITOR, filter);
    expect(found.topics.map(({ item }) => item.subjectId)).toContain(topicId);
  });

  it("waits for the commission until it has found something, and for nobody once it is closed", async () => {
    const topicId = await assigned(world);
    const waits = async () =>
      (await listTopics(world.supervisor, { view: "waiting" })).some(({ id }) => id === topicId);
    await answer(world, topicId);
    await claim(world, topicId);
    expect(await waits()).toBe(true);
    await verify(world, topicId, "partly");
    expect(await waits()).toBe(false);
    expect((await getTopic(world.supervisor, topicId)).moves).toContain("verify");
  });

  it("says nothing in public of what the office did not choose", async () => {
    const topicId = await proposed(world);
    await declineTopic(world.office, {
      ...(await step(world.office, topicId)),
      reason: "已有专项安排，见公开的实施方案",
    });
    expect((await refusal(getShownTopic(VISITOR, topicId))).code).toBe("not_found");
    expect(await stateOf(topicId)).toBe("declined");
  });
});

describe("a sheet of rating codes", () => {
  it("is bounded, noted with its number, and its codes are kept nowhere", async () => {
    const topicId = await assigned(world);
    await answer(world, topicId);
    await claim(world, topicId);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const given = { ...(await step(world.office, topicId)), about: "村民会议", expiresOn: today };
    const { codes } = await printSheet(world.office, { ...given, count: 3 });
    expect(new Set(codes).size).toBe(3);
    const stored = await rows<{ text: string }>(sql`
      select to_jsonb(c)::text as text from rating_code c
      union all select to_jsonb(a)::text from audit_entry a where a.action = 'topic.print_sheet'
      union all select to_jsonb(i)::text from idempotency i`);
    for (const code of codes) expect(stored.some(({ text }) => text.includes(code))).toBe(false);
    const late = { ...given, count: 1, expiresOn: "2099-01-01" };
    expect((await refusal(printSheet(world.office, late))).fields.expiresOn).toBeTruthy();
    await transaction((tx) =>
      tx.count(sql`
        insert into topic_sheet (id, topic_id, round, about, count, issued_on, by_name)
        select gen_random_uuid(), ${topicId}::uuid, 1, '试', 199, current_date, '试'
        from generate_series(1, 10)`),
    );
    const many = await refusal(printSheet(world.office, { ...given, count: 8 }));
    expect(many.fields.count).toContain("7");
  });
});
