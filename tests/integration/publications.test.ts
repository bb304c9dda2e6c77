import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, VISITOR } from "@/lib/access/actor";
import {
  checkPublication,
  releasePublication,
  returnPublication,
  withdrawPublication,
} from "@/lib/domain/publications/commands";
import {
  countPublicationsToAct,
  countWaitingPublications,
  getPublicationPage,
} from "@/lib/domain/publications/desk/queries";
import {
  findWithdrawnOn,
  getPublished,
  listDeskPublications,
  listPublished,
  listRevisions,
} from "@/lib/domain/publications/queries";
import type { PublicationView } from "@/lib/domain/publications/schema";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import {
  makeAccount,
  makeOrganisation,
  PLACES,
  personWith,
  signedIn,
} from "../support/people-world";
import { handOver, officeOf, publish, someDraft, versionOf } from "../support/publication-world";
import { refusal } from "../support/refusal";

let office: StaffActor[] = [];
let above: StaffActor[] = [];
let sibling: StaffActor;
let village: StaffActor;

const nth = (people: readonly StaffActor[], n: number): StaffActor => {
  const found = people[n];
  if (!found) throw new Error("nobody");
  return found;
};

const listed = async (actor: StaffActor, view: PublicationView) =>
  (await listDeskPublications(actor, { view, page: 1 })).items.map(({ id }) => id);

const publicVersion = async () =>
  (
    await row<{ version: string }>(
      sql`select coalesce(max(version), 0)::text as version from node_version where node_code = 'public'`,
    )
  )?.version;

beforeAll(async () => {
  [office, above] = await Promise.all([officeOf(PLACES.county, 3), officeOf(PLACES.city, 2)]);
  sibling = nth(await officeOf(PLACES.siblingCounty, 1), 0);
  village = (await personWith("reporter", PLACES.county)).actor;
});

describe("three steps to the public", () => {
  it("show a thing once three persons wrote, checked and released it, under the subject's address", async () => {
    const draft = someDraft();
    const [writer, checker, releaser] = [nth(office, 0), nth(office, 1), nth(office, 2)];
    const { publicationId } = await handOver(writer, draft);
    expect((await refusal(getPublished(VISITOR, "news", draft.subjectId))).code).toBe("not_found");
    await checkPublication(checker, { publicationId, version: 1 });
    expect((await refusal(getPublished(VISITOR, "news", draft.subjectId))).code).toBe("not_found");
    const released = await releasePublication(releaser, { publicationId, version: 2 });
    expect(released.path).toBe(`/news/${draft.subjectId}`);
    expect(await getPublished(VISITOR, "news", draft.subjectId)).toMatchObject({
      title: draft.title,
      releasedByName: releaser.name,
    });
  });

  it("refuse whoever had a hand in it before, and say who must", async () => {
    const { publicationId } = await handOver(nth(office, 0), someDraft());
    const own = await refusal(checkPublication(nth(office, 0), { publicationId, version: 1 }));
    expect(own.code).toBe("forbidden");
    expect(own.message).toContain("三位不同的同志");
    await checkPublication(nth(office, 1), { publicationId, version: 1 });
    for (const n of [0, 1]) {
      const again = await refusal(
        releasePublication(nth(office, n), { publicationId, version: 2 }),
      );
      expect(again.code).toBe("forbidden");
    }
    const { moves } = await getPublicationPage(nth(office, 1), publicationId);
    expect(moves).toContainEqual({ move: "release", may: "other_person" });
    await releasePublication(nth(above, 0), { publicationId, version: 2 });
  });

  it("count whoever wrote what waited or was returned before as a writer, until it is released", async () => {
    const [first, second, third] = [nth(office, 0), nth(office, 1), nth(office, 2)];
    const draft = someDraft();
    await handOver(first, draft);
    const carried = await handOver(second, { ...draft, summary: "又加了一句" });
    const input = { publicationId: carried.publicationId, version: 1 };
    const before = await countWaitingPublications(first);
    expect((await refusal(checkPublication(first, input))).code).toBe("forbidden");
    await checkPublication(third, input);
    expect((await refusal(releasePublication(first, { ...input, version: 2 }))).code).toBe(
      "forbidden",
    );
    expect((await countWaitingPublications(first)).toCheck).toBe(before.toCheck);
    const { moves } = await getPublicationPage(first, input.publicationId);
    expect(moves).toContainEqual({ move: "release", may: "other_person" });
    await releasePublication(nth(above, 0), { ...input, version: 2 });
    const next = await handOver(second, { ...draft, summary: "第三稿" });
    await checkPublication(first, { publicationId: next.publicationId, version: 1 });
  });

  it("are three also where a program forgets to ask", async () => {
    const { publicationId } = await handOver(nth(office, 0), someDraft());
    const forced = transaction((tx) =>
      tx.count(sql`update publication set status = 'checked', checked_at = now(),
        checked_by_id = written_by_id, checked_by_name = written_by_name
        where id = ${publicationId}::uuid`),
    );
    await expect(forced).rejects.toThrow(/publication_three_persons/);
  });

  it("never change what was frozen", async () => {
    const publicationId = await publish(office, someDraft());
    const changed = transaction((tx) =>
      tx.count(sql`update publication set content = '{}' where id = ${publicationId}::uuid`),
    );
    await expect(changed).rejects.toThrow(/never changes/);
  });
});

describe("reach", () => {
  it("is the region's office and those above; for others there is nothing", async () => {
    const { publicationId } = await handOver(nth(office, 0), someDraft());
    const input = { publicationId, version: 1 };
    const stranger = await refusal(checkPublication(sibling, input));
    const missing = await refusal(checkPublication(sibling, { ...input, publicationId: newId() }));
    expect([stranger.code, stranger.message]).toEqual([missing.code, missing.message]);
    expect(stranger.code).toBe("not_found");
    expect((await refusal(getPublicationPage(sibling, publicationId))).code).toBe("not_found");
    expect((await refusal(checkPublication(village, input))).code).toBe("not_found");
    expect(await listed(sibling, "check")).not.toContain(publicationId);
    await checkPublication(nth(above, 0), input);
    expect(await listed(nth(above, 1), "release")).toContain(publicationId);
  });

  it("lets the writer read what became of it, and take no step", async () => {
    const writer = await transaction(async (tx) => {
      const home = await makeOrganisation(tx, { regionCode: PLACES.county });
      return makeAccount(tx, home, [{ role: "lead_unit", regionCode: PLACES.county }]);
    });
    const { actor } = await signedIn(writer);
    const { publicationId } = await handOver(actor, someDraft());
    expect(await listed(actor, "mine")).toEqual([publicationId]);
    const { moves } = await getPublicationPage(actor, publicationId);
    expect(moves.map(({ may }) => may)).toEqual(["no_right", "no_right"]);
    expect((await refusal(checkPublication(actor, { publicationId, version: 1 }))).code).toBe(
      "not_found",
    );
    expect(await listed(actor, "published")).toEqual([]);
  });
});

describe("what waits", () => {
  it("is counted for those who may take the step, not for those who took one before", async () => {
    const people = await officeOf(PLACES.foreignCounty, 3);
    expect(await countPublicationsToAct(nth(people, 1))).toBe(0);
    const draft = someDraft({ regionCode: PLACES.foreignCounty });
    const { publicationId } = await handOver(nth(people, 0), draft);
    expect(await countPublicationsToAct(nth(people, 0))).toBe(0);
    expect(await countWaitingPublications(nth(people, 1))).toEqual({ toCheck: 1, toRelease: 0 });
    await checkPublication(nth(people, 1), { publicationId, version: 1 });
    expect(await countPublicationsToAct(nth(people, 1))).toBe(0);
    expect(await countWaitingPublications(nth(people, 2))).toEqual({ toCheck: 0, toRelease: 1 });
  });
});

describe("revisions", () => {
  it("replace a copy that waits, and what is shown only when they are released", async () => {
    const draft = someDraft();
    await publish(office, draft);
    const second = await handOver(nth(office, 0), { ...draft, title: "第二稿" });
    const third = await handOver(nth(office, 0), { ...draft, title: "第三稿" });
    expect(third.revision).toBe(3);
    expect((await getPublished(VISITOR, "news", draft.subjectId)).title).toBe(draft.title);
    const gone = await refusal(
      checkPublication(nth(office, 1), { publicationId: second.publicationId, version: 1 }),
    );
    expect(gone.code).toBe("conflict");
    const { previous } = await getPublicationPage(nth(office, 1), third.publicationId);
    expect(previous).toMatchObject({
      revision: 1,
      changes: [{ path: "title", label: "标题", before: draft.title, after: "第三稿" }],
    });
    await checkPublication(nth(office, 1), { publicationId: third.publicationId, version: 1 });
    await releasePublication(nth(office, 2), { publicationId: third.publicationId, version: 2 });
    expect((await getPublished(VISITOR, "news", draft.subjectId)).title).toBe("第三稿");
    const all = await listRevisions(nth(office, 0), { kind: "news", subjectId: draft.subjectId });
    expect(all.map(({ status }) => status)).toEqual(["published", "superseded", "superseded"]);
  });

  it("are one after the other when two hand over at once", async () => {
    const draft = someDraft();
    const made = await Promise.all(
      [0, 1, 2, 0, 1, 2].map((n) => handOver(nth(office, n), { ...draft, title: `稿${n}` })),
    );
    expect(made.map(({ revision }) => revision).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe("two who press at once", () => {
  it("release it once; the slower one is told", async () => {
    const { publicationId } = await handOver(nth(office, 0), someDraft());
    await checkPublication(nth(office, 1), { publicationId, version: 1 });
    const outcomes = await Promise.allSettled(
      [nth(office, 2), nth(above, 0), nth(above, 1)].map((one) =>
        releasePublication(one, { publicationId, version: 2 }),
      ),
    );
    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toHaveLength(2);
    for (const reason of refused) expect(reason).toMatchObject({ code: "conflict" });
    expect(await versionOf(publicationId)).toBe(3);
  });
});

describe("taking back", () => {
  it("returns with the reason to whoever wrote it, and a new copy follows", async () => {
    const draft = someDraft();
    const { publicationId } = await handOver(nth(office, 0), draft);
    await returnPublication(nth(office, 1), { publicationId, version: 1, reason: "补写日期" });
    const told = await row<{ title: string }>(sql`
      select title from notification where account_id = ${nth(office, 0).accountId}
        and kind = 'publication.returned' and link = ${`/desk/publications/${publicationId}`}`);
    expect(told?.title).toContain(draft.title);
    expect((await handOver(nth(office, 0), draft)).revision).toBe(2);
  });

  it("is seen by the public at once, also on pages that are kept", async () => {
    const draft = someDraft();
    const publicationId = await publish(office, draft);
    const before = await publicVersion();
    const subject = { kind: "news", subjectId: draft.subjectId } as const;
    expect(await findWithdrawnOn(VISITOR, subject)).toBeNull();
    await withdrawPublication(nth(office, 0), { publicationId, version: 3, reason: "内容有误" });
    expect(await findWithdrawnOn(VISITOR, subject)).toBe(dayAt(new Date()));
    expect(await findWithdrawnOn(VISITOR, { ...subject, kind: "site" })).toBeNull();
    expect((await refusal(getPublished(VISITOR, "news", draft.subjectId))).code).toBe("not_found");
    const { items } = await listPublished(VISITOR, ["news"], { size: 1000 });
    expect(items.map(({ subjectId }) => subjectId)).not.toContain(draft.subjectId);
    expect(await publicVersion()).not.toBe(before);
    const told = await row<{ title: string; to: string; by: string }>(sql`
      select n.title, n.account_id as "to", p.written_by_id as "by" from notification n
      join publication p on n.link = '/desk/publications/' || p.id
      where n.kind = 'publication.withdrawn' and p.id = ${publicationId}::uuid`);
    expect(told?.title).toContain("内容有误");
    expect(told?.to).toBe(told?.by);
    // What never was public is not spoken of, and what stands again is not called withdrawn.
    const waiting = someDraft();
    await handOver(nth(office, 0), waiting);
    const unseen = { kind: "news", subjectId: waiting.subjectId } as const;
    expect(await findWithdrawnOn(VISITOR, unseen)).toBeNull();
    await publish(office, draft);
    expect(await findWithdrawnOn(VISITOR, subject)).toBeNull();
  });
});
