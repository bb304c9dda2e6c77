import { beforeAll, describe, expect, it, vi } from "vitest";
import { type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { returnPublication } from "@/lib/domain/publications/commands";
import { storeSuggestion } from "@/lib/domain/suggestions/filing/commands";
import {
  closeTopic,
  declineTopic,
  reopenTopic,
  selectTopic,
  upholdTopic,
} from "@/lib/domain/topics/commands";
import { answerFollowUp, askFollowUps } from "@/lib/domain/topics/follow-ups/commands";
import { findFollowUp, findFollowUpCounts } from "@/lib/domain/topics/follow-ups/queries";
import { proposeTopic } from "@/lib/domain/topics/proposals/commands";
import { readProposalChoices } from "@/lib/domain/topics/proposals/queries";
import { getTopic, listTopics } from "@/lib/domain/topics/queries";
import { remindOfAnswers } from "@/lib/domain/topics/reminders/commands";
import { getShownTopic } from "@/lib/domain/topics/shown/queries";
import { findSuggestedTopic } from "@/lib/domain/topics/sources/queries";
import { readTermStatistics } from "@/lib/domain/topics/statistics/queries";
import { tellOfTopics } from "@/lib/domain/topics/telling/commands";
import { sealText } from "@/lib/platform/crypto";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { PLACES } from "../support/people-world";
import { refusal } from "../support/refusal";
import {
  answer,
  assigned,
  claim,
  rate,
  release,
  step,
  type TopicWorld,
  topicWorld,
  verify,
  WISH,
} from "../support/topic-world";

const held = vi.hoisted(() => ({ id: "" }));

// Which suggestion's code was shown is told by a sealed cookie; here it is whichever the test holds.
vi.mock("@/lib/access/public-hold", () => ({
  hold: async () => undefined,
  held: async () => held.id || null,
}));

const WORKER = systemActor("试");
let world: TopicWorld;

beforeAll(async () => {
  world = await topicWorld();
});

async function suggestion(): Promise<string> {
  return transaction(async (tx) => {
    const { id, key } = await storeSuggestion(tx, VISITOR, {
      ...{ source: "portal", category: "village", regionCode: PLACES.county, text: "试试看" },
      ...{ mayHandOver: false, codeHash: newId() },
    });
    await tx.count(sql`
      update suggestion set status = 'screened', sealed_wording = ${sealText("改一改", key, `${id} wording`)}
      where id = ${id}::uuid`);
    return id;
  });
}

const wish = (suggestionIds: string[]) => ({ ...WISH, suggestionIds, solicitationId: undefined });

async function happenings(id: string): Promise<string[]> {
  const found = await rows<{ kind: string }>(sql`
    select kind from suggestion_event where suggestion_id = ${id}::uuid order by number`);
  return found.map(({ kind }) => kind);
}

describe("those who suggested a topic", () => {
  it("give it one suggestion each, and are told when it is chosen", async () => {
    const ids = [await suggestion(), await suggestion()];
    const offered = async () =>
      (await readProposalChoices(world.office)).suggestions.map(({ id }) => id);
    expect(await offered()).toEqual(expect.arrayContaining(ids));
    const { topicId } = await proposeTopic(world.office, wish(ids));
    expect(await offered()).not.toContain(ids[0]);
    const again = await refusal(proposeTopic(world.office, wish(ids)));
    expect(again.code).toBe("conflict");
    const few = await refusal(proposeTopic(world.office, { ...wish(ids), saidCount: 1 }));
    expect(few.fields.saidCount).toContain("2");
    await selectTopic(world.office, { ...(await step(world.office, topicId)), reason: "选" });
    for (const id of ids) expect(await happenings(id)).toEqual(["received", "selected"]);
    const taken = await row(sql`select status from suggestion where id = ${ids[0]}::uuid`);
    expect(taken).toEqual({ status: "taken_up" });
    expect(await findSuggestedTopic(VISITOR, ids[0] ?? "")).toBeNull();
    await release(world, topicId);
    const joined = await suggestion();
    await transaction((tx) =>
      tx.count(sql`
        update suggestion set status = 'merged', merged_into_id = ${ids[1]}::uuid
        where id = ${joined}::uuid`),
    );
    const found = { topicId, title: WISH.title };
    for (const id of [...ids, joined]) expect(await findSuggestedTopic(VISITOR, id)).toEqual(found);
    expect(await findSuggestedTopic(VISITOR, await suggestion())).toBeNull();
  });

  it("are all offered, beyond a page of them", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 55; n += 1) ids.push(await suggestion());
    const { suggestions, leftOut } = await readProposalChoices(world.office);
    expect(suggestions.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(leftOut).toBe(0);
  });

  it("get a reasoned answer where it is not chosen", async () => {
    const id = await suggestion();
    const { topicId } = await proposeTopic(world.office, wish([id]));
    await declineTopic(world.office, {
      ...(await step(world.office, topicId)),
      reason: "已有安排",
    });
    expect(await happenings(id)).toEqual(["received", "declined"]);
  });
});

async function claimedWith(ids: string[]): Promise<string> {
  const topicId = await assigned(world);
  await transaction((tx) =>
    tx.count(sql`
      insert into topic_suggestion (topic_id, suggestion_id)
      select ${topicId}::uuid, unnest(${ids}::uuid[])`),
  );
  await answer(world, topicId);
  await claim(world, topicId);
  return topicId;
}

async function returnWaiting(topicId: string): Promise<void> {
  const waiting = await row<{ publicationId: string; version: number }>(sql`
    select id as "publicationId", version from publication
    where subject_id = ${topicId}::uuid and status = 'submitted'`);
  if (!waiting) throw new Error("nothing waits");
  await returnPublication(world.checker, { ...waiting, reason: "结论要写明依据" });
}

async function fourWeeksPass(topicId: string): Promise<void> {
  await transaction((tx) =>
    tx.count(sql`
      update publication set released_at = released_at - interval '28 days'
      where subject_id = ${topicId}::uuid and released_at is not null`),
  );
}

describe("the worker", () => {
  it("tells of an answer and asks to rate once, with a code for each", async () => {
    const ids = [await suggestion(), await suggestion()];
    const topicId = await claimedWith(ids);
    await tellOfTopics(WORKER);
    await tellOfTopics(WORKER);
    for (const id of ids) expect(await happenings(id)).toEqual(["received", "answered", "rate"]);
    const { roundId } = await getTopic(world.office, topicId);
    const codes = await rows(sql`select 1 from rating_code where subject_id = ${roundId}::uuid`);
    expect(codes).toHaveLength(2);
  });

  it("asks after four weeks, once, and asks the office to look when it came back", async () => {
    const ids = [await suggestion(), await suggestion(), await suggestion()];
    const topicId = await claimedWith(ids);
    await askFollowUps(WORKER);
    expect(await findFollowUpCounts(VISITOR, topicId)).toBeNull();
    await fourWeeksPass(topicId);
    await askFollowUps(WORKER);
    await askFollowUps(WORKER);
    const question = await findFollowUp(VISITOR, ids[0] ?? "");
    const followUpId = question?.followUpId ?? "";
    expect((await refusal(answerFollowUp(VISITOR, { followUpId, answer: "lasting" }))).code).toBe(
      "unauthenticated",
    );
    for (const [at, one] of (["lasting", "rebounded", "rebounded"] as const).entries()) {
      held.id = ids[at] ?? "";
      await answerFollowUp(VISITOR, { followUpId, answer: one });
    }
    const twice = await refusal(answerFollowUp(VISITOR, { followUpId, answer: "lasting" }));
    expect(twice.code).toBe("conflict");
    held.id = await suggestion();
    const strange = await refusal(answerFollowUp(VISITOR, { followUpId, answer: "lasting" }));
    expect(strange.code).toBe("conflict");
    const counted = await findFollowUpCounts(VISITOR, topicId);
    expect(counted?.counts).toEqual({ lasting: 1, rebounded: 2, unsure: 0 });
    const topic = await getTopic(world.office, topicId);
    expect(topic).toMatchObject({ isReopeningProposed: true, state: "claimed_done" });
    const waits = async (actor: StaffActor) =>
      (await listTopics(actor, { view: "waiting" })).some(({ id }) => id === topicId);
    expect([await waits(world.office), await waits(world.unit)]).toEqual([true, false]);
    const again = { ...(await step(world.office, topicId)), reason: "群众说又出现了", days: 5 };
    await reopenTopic(world.office, again);
    expect((await getTopic(world.office, topicId)).state).toBe("reopened");
  });

  it("asks the office once a round: what it looked into and upheld is shown and told once it is released", async () => {
    const ids = [await suggestion(), await suggestion(), await suggestion(), await suggestion()];
    const topicId = await claimedWith(ids);
    await fourWeeksPass(topicId);
    await askFollowUps(WORKER);
    const { followUpId = "" } = (await findFollowUp(VISITOR, ids[0] ?? "")) ?? {};
    const say = async (id: string | undefined) => {
      held.id = id ?? "";
      await answerFollowUp(VISITOR, { followUpId, answer: "rebounded" });
    };
    const upheld = async (reason: string) => ({ ...(await step(world.office, topicId)), reason });
    const [internal, reason] = ["不该公开的话", "到现场看过，是相邻的另一个食堂"];
    const refused = async (actor: StaffActor) =>
      (await refusal(upholdTopic(actor, await upheld(reason)))).code;
    expect(await refused(world.office)).toBe("conflict");
    for (const id of ids.slice(0, 3)) await say(id);
    expect((await getTopic(world.office, topicId)).moves).toContain("uphold");
    expect(await refused(world.unit)).toBe("forbidden");
    expect(await refused(world.otherOffice)).toBe("not_found");
    const shown = async () => JSON.stringify((await getShownTopic(VISITOR, topicId)).content);
    await upholdTopic(world.office, await upheld(internal));
    await say(ids[3]);
    expect((await getTopic(world.office, topicId)).isReopeningProposed).toBe(false);
    await returnWaiting(topicId);
    const again = await getTopic(world.office, topicId);
    expect(again).toMatchObject({ isReopeningProposed: true, state: "claimed_done" });
    expect(again.moves).toContain("uphold");
    await upholdTopic(world.office, await upheld(reason));
    await tellOfTopics(WORKER);
    expect(await happenings(ids[3] ?? "")).not.toContain("upheld");
    expect(await shown()).not.toContain(reason);
    await release(world, topicId);
    await tellOfTopics(WORKER);
    await tellOfTopics(WORKER);
    for (const id of ids) {
      expect((await happenings(id)).filter((kind) => kind === "upheld")).toHaveLength(1);
    }
    const topic = await getTopic(world.office, topicId);
    expect(topic).toMatchObject({ isReopeningProposed: false, state: "claimed_done" });
    const { content } = await getShownTopic(VISITOR, topicId);
    const [last] = content.entries.filter(({ kind }) => kind === "upholding");
    const on = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    const by = world.office.organisation.name;
    expect(last).toEqual({
      ...{ kind: "upholding", round: 1, on, by, pictureIds: [], content: { text: reason } },
    });
    expect(await shown()).not.toContain(internal);
  });

  it("tells of a closing when its words are released, and not of words that were returned", async () => {
    const id = await suggestion();
    const topicId = await claimedWith([id]);
    await verify(world, topicId, "confirmed");
    await rate(world, topicId, [1, 2, 2, 1, 2]);
    const close = async (words: string) =>
      closeTopic(world.office, { ...(await step(world.office, topicId)), words });
    await close("不该先公开的话");
    await tellOfTopics(WORKER);
    expect(await happenings(id)).not.toContain("closed");
    expect((await getShownTopic(VISITOR, topicId)).live.state).toBe("verified");
    await returnWaiting(topicId);
    expect((await getTopic(world.office, topicId)).state).toBe("verified");
    await close("三方一致，已经办结");
    await release(world, topicId);
    await tellOfTopics(WORKER);
    await tellOfTopics(WORKER);
    expect((await happenings(id)).filter((kind) => kind === "closed")).toHaveLength(1);
    const { live, content } = await getShownTopic(VISITOR, topicId);
    expect(live.state).toBe("closed");
    expect(JSON.stringify(content)).not.toContain("不该先公开的话");
  });

  it("reminds a unit before its term and tells it after, each once", async () => {
    const topicId = await assigned(world, 1);
    const told = async () =>
      (
        await rows<{ kind: string }>(sql`
          select kind from notification where link = ${`/desk/topics/${topicId}`}
            and organisation_id = ${world.unit.organisation.id}::uuid order by created_at, kind`)
      ).map(({ kind }) => kind);
    await remindOfAnswers(WORKER);
    await remindOfAnswers(WORKER);
    expect(await told()).toEqual(["topic.assigned", "topic.due_soon"]);
    await transaction((tx) =>
      tx.count(sql`
        update topic_round set asked_on = asked_on - 30, due_on = due_on - 30
        where topic_id = ${topicId}::uuid`),
    );
    await remindOfAnswers(WORKER);
    await remindOfAnswers(WORKER);
    expect(await told()).toEqual(["topic.assigned", "topic.due_soon", "topic.overdue"]);
    expect((await getTopic(world.unit, topicId)).light).toBe("overdue");
    const statistics = await readTermStatistics(VISITOR);
    const mine = statistics.byUnit.find(({ name }) => name === world.unit.organisation.name);
    expect(mine?.figures.waitingLate).toBe(1);
    const all = await row<{ received: number }>(
      sql`select count(*)::int as received from topic_round`,
    );
    expect(statistics.total.received).toBe(all?.received);
  });
});
