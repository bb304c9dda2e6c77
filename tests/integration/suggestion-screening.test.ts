import "../support/request";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type StaffActor, systemActor, VISITOR } from "@/lib/access/actor";
import { publishBySystem } from "@/lib/domain/publications/commands";
import {
  handOverSuggestion,
  mergeSuggestion,
  passSuggestion,
  redactPhoto,
  refuseSuggestion,
  shredSuggestion,
} from "@/lib/domain/suggestions/moderation/commands";
import {
  getSuggestionToScreen,
  listQueue,
  openPhoto,
} from "@/lib/domain/suggestions/moderation/queries";
import { destroySuggestion, purgeSuggestions } from "@/lib/domain/suggestions/purging/commands";
import { listScreenedSuggestions } from "@/lib/domain/suggestions/queries";
import { screenedListSchema } from "@/lib/domain/suggestions/schema";
import { tellSuggester } from "@/lib/domain/suggestions/telling/commands";
import { getTracked } from "@/lib/domain/suggestions/tracking/queries";
import { row, rows, transaction } from "@/lib/platform/db";
import { Role } from "@/lib/platform/generated/prisma/enums";
import { cleanPhoto } from "@/lib/platform/photo-bytes";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { makeAccount, makeOrganisation, PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import { requestFromElsewhere } from "../support/request";
import { everythingStored, filed, openedGate } from "../support/suggestion-world";

let moderator: StaffActor;
let office: StaffActor;

beforeAll(async () => {
  moderator = (await personWith("moderator", PLACES.city)).actor;
  office = (await personWith("office", PLACES.city)).actor;
});
beforeEach(requestFromElsewhere);

const decision = (one: { id: string }, version = 1) => ({ suggestionId: one.id, version });

/** The suggestion as the office that chooses topics reads it; undefined where it is not offered. */
async function screened({ id }: { id: string }) {
  const { items } = await listScreenedSuggestions(
    office,
    screenedListSchema.parse({ category: "village" }),
  );
  return items.find((one) => one.id === id);
}

async function photo() {
  const bytes = await sharp({
    create: { width: 200, height: 100, channels: 3, background: "#ffffff" },
  })
    .jpeg()
    .toBuffer();
  const clean = await cleanPhoto(bytes);
  if (typeof clean === "string") throw new Error(clean);
  return clean;
}

async function releasedSolicitation(title: string): Promise<string> {
  const id = newId();
  await transaction((tx) =>
    publishBySystem(tx, systemActor("试验"), {
      ...{ kind: "solicitation", subjectId: id, regionCode: PLACES.city, title, summary: "" },
      content: { fields: [], opensOn: "2026-01-01", closesOn: "2026-12-31" },
    }),
  );
  return id;
}

describe("what a solicitation asked for", () => {
  it("is known to who chooses topics, through all steps", async () => {
    const solicitation = await releasedSolicitation("食堂怎样办得放心");
    const one = await filed({ gate: await openedGate({ solicitation }) });
    await passSuggestion(moderator, { ...decision(one), wording: "希望食堂公示菜价。" });
    expect((await screened(one))?.solicitationTitle).toBe("食堂怎样办得放心");
  });

  it("is no word of a visitor's own: unknown ones are dropped, a changed token opens nothing", async () => {
    const solicitation = newId();
    expect(await openedGate({ solicitation })).not.toContain(solicitation);
    const gate = (await openedGate()).replace(".", `~${solicitation}.`);
    expect((await refusal(filed({ gate }))).message).toContain("请先回答");
  });
});

describe("what was not passed yet", () => {
  it("is read by moderators of the place alone: no office, no administrator, no other city", async () => {
    const one = await filed();
    expect((await getSuggestionToScreen(moderator, one.id)).text).toContain("公示栏");
    for (const role of Object.values(Role).filter((each) => each !== "moderator")) {
      const { actor } = await personWith(role, PLACES.province);
      expect((await refusal(getSuggestionToScreen(actor, one.id))).code, role).toBe("forbidden");
      expect((await refusal(listQueue(actor, { view: "waiting", page: 1 }))).code, role).toBe(
        "forbidden",
      );
    }
    const { actor: far } = await personWith("moderator", PLACES.otherCity);
    expect((await refusal(getSuggestionToScreen(far, one.id))).code).toBe("not_found");
    expect((await refusal(passSuggestion(far, { ...decision(one), wording: "好" }))).code).toBe(
      "not_found",
    );
    expect((await refusal(getSuggestionToScreen(VISITOR, one.id))).code).toBe("forbidden");
    expect(await screened(one)).toBeUndefined();
  });

  it("is passed on in edited words; both wordings stay, the office reads the edited one", async () => {
    const one = await filed({ text: "希望村口公示栏每周更新，晚上也有灯。" });
    await passSuggestion(moderator, { ...decision(one), wording: "希望■■公示栏每周更新。" });
    expect((await screened(one))?.wording).toBe("希望■■公示栏每周更新。");
    expect((await getSuggestionToScreen(moderator, one.id)).text).toContain("晚上也有灯");
    const again = passSuggestion(moderator, { ...decision(one), wording: "又一次" });
    expect((await refusal(again)).code).toBe("conflict");
    const leaky = await filed();
    const wrong = passSuggestion(moderator, { ...decision(leaky), wording: "请打 13812345678" });
    expect((await refusal(wrong)).fields.wording).toContain("手机号码");
  });

  it("is decided by nobody whose own organisation it names", async () => {
    const name = "清河示范中学";
    const { accountId } = await transaction(async (tx) => {
      const organisationId = await makeOrganisation(tx, { regionCode: PLACES.county, name });
      const grants = [{ role: Role.moderator, regionCode: PLACES.city }];
      return { accountId: await makeAccount(tx, organisationId, grants) };
    });
    const own: StaffActor = {
      ...moderator,
      accountId,
      organisation: { ...moderator.organisation, name },
    };
    const one = await filed({ text: `希望${name}公示食堂每天的菜价。` });
    expect((await getSuggestionToScreen(own, one.id)).concernsOwn).toBe(true);
    for (const work of [
      () => passSuggestion(own, { ...decision(one), wording: "好" }),
      () => refuseSuggestion(own, { ...decision(one), kind: "unclear", words: "" }),
      () => shredSuggestion(own, { ...decision(one), kind: "harmful", sure: "on" }),
    ]) {
      expect((await refusal(work())).code).toBe("forbidden");
    }
    await passSuggestion(moderator, { ...decision(one), wording: "希望学校公示食堂菜价。" });
  });
});

describe("other ways", () => {
  it("near-identical ones of another moderator's places are not shown", async () => {
    const text = "希望老码头的石阶加一道扶手，雨天老人上下容易滑倒，最好再装一盏灯。";
    const own = await filed({ text });
    const elsewhere = await filed({ text: `${text}多谢`, regionCode: PLACES.otherCity });
    const shown = await getSuggestionToScreen(moderator, own.id);
    expect(shown.alike.map(({ id }) => id)).not.toContain(elsewhere.id);
    expect(shown).toMatchObject({ alike: [], likeCount: 0 });
    const { actor: province } = await personWith("moderator", PLACES.province);
    const wider = await getSuggestionToScreen(province, own.id);
    expect(wider.alike.map(({ id }) => id)).toEqual([elsewhere.id]);
  });

  it("near-identical ones are found and joined; their senders hear what happens", async () => {
    const text = "希望河边步道装上路灯和护栏，晚上散步的老人多，现在太黑不安全。";
    const first = await filed({ text });
    const second = await filed({ text: `${text}谢谢` });
    await passSuggestion(moderator, { ...decision(first), wording: text });
    const found = await getSuggestionToScreen(moderator, second.id);
    expect(found.alike[0]).toMatchObject({ id: first.id });
    await mergeSuggestion(moderator, { ...decision(second), intoId: first.id });
    await transaction((tx) =>
      tellSuggester(tx, office, {
        suggestionId: first.id,
        event: "selected",
        words: "已列入今年点题",
      }),
    );
    const tracked = await getTracked(VISITOR, second.id);
    expect(tracked.history.at(-1)?.words).toBe("已列入今年点题");
    expect((await getTracked(VISITOR, first.id)).status).toBe("taken_up");
  });

  it("a refusal is kind and reaches the sender; a work order goes to 12345", async () => {
    const one = await filed();
    await refuseSuggestion(moderator, { ...decision(one), kind: "help", words: "" });
    expect((await getTracked(VISITOR, one.id)).history.at(-1)?.words).toContain("12345");
    const other = await filed();
    await handOverSuggestion(moderator, { ...decision(other), summary: "请更新公示栏" });
    const order = await row(
      sql`select status from hotline_order where suggestion_id = ${other.id}::uuid`,
    );
    expect(order).toEqual({ status: "waiting" });
  });

  it("destroying leaves day and kind, and nothing of its words opens again", async () => {
    const one = await filed({ text: "希望紫薇路口加装信号灯。", contact: "13912345678" }, [
      await photo(),
    ]);
    await passSuggestion(moderator, { ...decision(one), wording: "希望紫薇路口加装信号灯。" });
    const [kept] = await rows<{ id: string }>(
      sql`select id from suggestion_photo where suggestion_id = ${one.id}::uuid`,
    );
    await shredSuggestion(moderator, { ...decision(one, 2), kind: "personal", sure: "on" });
    const left = await row<Record<string, unknown>>(
      sql`select * from suggestion where id = ${one.id}::uuid`,
    );
    expect(left).toMatchObject({ status: "shredded", reason: "personal", sealed_key: null });
    expect(left).toMatchObject({ sealed_text: null, sealed_wording: null, likeness: [] });
    expect((await refusal(openPhoto(moderator, kept?.id ?? ""))).code).toBe("not_found");
    expect((await everythingStored()).includes("紫薇路口")).toBe(false);
    expect((await getTracked(VISITOR, one.id)).text).toBeNull();
    const contacts = await rows(
      sql`select 1 from suggestion_contact where suggestion_id = ${one.id}::uuid`,
    );
    expect(contacts).toEqual([]);
  });
});

describe("photographs", () => {
  it("are drawn over: what lay beneath is not in the picture, the original is destroyed in time", async () => {
    const one = await filed({}, [await photo()]);
    const [held] = (await getSuggestionToScreen(moderator, one.id)).photos;
    const photoId = held?.id ?? "";
    const input = { suggestionId: one.id, photoId, alt: "公示栏", boxes: [] };
    expect((await refusal(redactPhoto(moderator, input))).fields.boxes).toContain("框出");
    expect((await refusal(openPhoto(office, photoId))).code).toBe("forbidden");
    await redactPhoto(moderator, { ...input, boxes: [[0, 0, 50, 100]] });
    const made = await row<{ sha: string; shredOn: string }>(sql`
      select c.sha256 as sha, p.shred_on as "shredOn" from suggestion_photo p
      join picture c on c.id = p.picture_id where p.id = ${photoId}::uuid`);
    const { storedPath } = await import("@/lib/platform/storage");
    const { data, info } = await sharp(storedPath(made?.sha ?? ""))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? -1;
    expect(at(20, 50)).toBeLessThan(60);
    expect(at(180, 50)).toBeGreaterThan(220);
    await rows(
      sql`update suggestion_photo set shred_on = '2020-01-01' where id = ${photoId}::uuid`,
    );
    await purgeSuggestions(systemActor("保留期限"));
    expect((await refusal(openPhoto(moderator, photoId))).code).toBe("not_found");
  });
});

describe("a photograph that was drawn over twice", () => {
  it("leaves nothing of the first picture: destroying takes both", async () => {
    const one = await filed({}, [await photo()]);
    const [held] = (await getSuggestionToScreen(moderator, one.id)).photos;
    const input = { suggestionId: one.id, photoId: held?.id ?? "", alt: "公示栏" };
    const made = async () =>
      (await getSuggestionToScreen(moderator, one.id)).photos[0]?.pictureId ?? "";
    await redactPhoto(moderator, { ...input, boxes: [[0, 0, 20, 20]] });
    const first = await made();
    await redactPhoto(moderator, { ...input, boxes: [[0, 0, 60, 60]] });
    const second = await made();
    expect(second).not.toBe(first);
    const isHeld = async (id: string) =>
      (await row(sql`select 1 from picture where id = ${id}::uuid and sha256 is not null`)) !==
      undefined;
    expect([await isHeld(first), await isHeld(second)]).toEqual([false, true]);
    await shredSuggestion(moderator, { ...decision(one), kind: "personal", sure: "on" });
    expect(await isHeld(second)).toBe(false);
  });
});

describe("a photograph that is destroyed while somebody draws over it", () => {
  it("leaves no picture: the drawing is refused, whatever was opened before", async () => {
    const one = await filed({}, [await photo()]);
    const [held] = (await getSuggestionToScreen(moderator, one.id)).photos;
    const photoId = held?.id ?? "";
    const input = {
      suggestionId: one.id,
      photoId,
      alt: "公示栏",
      boxes: [[0, 0, 20, 20] as [number, number, number, number]],
    };
    const waiting = sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    const { version } = decision(one);
    const drawing = await transaction(async (tx) => {
      await destroySuggestion(tx, moderator, { id: one.id, version, kind: "personal" });
      const refused = refusal(redactPhoto(moderator, input));
      await vi.waitUntil(async () => (await row(waiting)) !== undefined, { timeout: 20_000 });
      return { refused };
    });
    expect((await drawing.refused).code).toBe("conflict");
    const left = await row<{ pictureId: string | null }>(sql`
      select picture_id as "pictureId" from suggestion_photo where id = ${photoId}::uuid`);
    expect(left).toEqual({ pictureId: null });
  });
});

describe("keeping", () => {
  it("ends for contacts and for words that were never shown; people do not purge", async () => {
    const one = await filed({ contact: "13912345678" });
    const fresh = await filed({ contact: "13912345678" });
    await refuseSuggestion(moderator, { ...decision(one), kind: "elsewhere", words: "" });
    await refuseSuggestion(moderator, { ...decision(fresh), kind: "elsewhere", words: "" });
    await rows(sql`update suggestion set closed_on = closed_on - 400 where id = ${one.id}::uuid`);
    expect((await refusal(purgeSuggestions(moderator))).code).toBe("forbidden");
    await purgeSuggestions(systemActor("保留期限"));
    expect(await getTracked(VISITOR, one.id)).toMatchObject({ text: null, hasContact: false });
    expect(await getTracked(VISITOR, fresh.id)).toMatchObject({ hasContact: true });
    expect((await getTracked(VISITOR, fresh.id)).text).not.toBeNull();
  });

  it("ends for what the hotline has answered and what was not chosen, with its pictures", async () => {
    const one = await filed({}, [await photo()]);
    const [held] = (await getSuggestionToScreen(moderator, one.id)).photos;
    await redactPhoto(moderator, {
      ...{ suggestionId: one.id, photoId: held?.id ?? "", alt: "村口的公示栏" },
      boxes: [[0, 0, 20, 20]],
    });
    const [drawn] = (await getSuggestionToScreen(moderator, one.id)).photos;
    await rows(sql`
      update suggestion set status = 'closed', closed_on = current_date - 400
      where id = ${one.id}::uuid`);
    await purgeSuggestions(systemActor("保留期限"));
    expect(await getTracked(VISITOR, one.id)).toMatchObject({ text: null });
    const picture = await row<{ sha: string | null }>(sql`
      select sha256 as sha from picture where id = ${drawn?.pictureId ?? ""}::uuid`);
    expect(picture).toEqual({ sha: null });
  });
});
