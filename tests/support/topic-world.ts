import type { StaffActor } from "@/lib/access/actor";
import { checkPublication, releasePublication } from "@/lib/domain/publications/commands";
import { issueRatingCodes } from "@/lib/domain/ratings/commands";
import { assignTopic, selectTopic } from "@/lib/domain/topics/commands";
import { answerTopic, claimDone, verifyTopic } from "@/lib/domain/topics/entries/commands";
import { proposeTopic } from "@/lib/domain/topics/proposals/commands";
import { getTopic } from "@/lib/domain/topics/queries";
import type { Finding } from "@/lib/domain/topics/verdicts/rules";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { makeAccount, makeOrganisation, PLACES, personWith, signedIn } from "./people-world";

/** Everybody who has to do with topics of a city, and those who have not. */
export interface TopicWorld {
  office: StaffActor;
  checker: StaffActor;
  releaser: StaffActor;
  otherOffice: StaffActor;
  supervisor: StaffActor;
  otherSupervisor: StaffActor;
  moderator: StaffActor;
  unit: StaffActor;
  helper: StaffActor;
  stranger: StaffActor;
  /** Supervises the city, but sits in the responsible unit. */
  ownSupervisor: StaffActor;
}

async function unitPerson(role: "answerer" | "supervisor", at?: string): Promise<StaffActor> {
  const accountId = await transaction(async (tx) => {
    const home = at ?? (await makeOrganisation(tx, { regionCode: PLACES.city }));
    return makeAccount(tx, home, [{ role, regionCode: PLACES.city }]);
  });
  return (await signedIn(accountId)).actor;
}

/** Makes the people of the tests, and names two fields. */
export async function topicWorld(): Promise<TopicWorld> {
  await transaction((tx) =>
    tx.count(sql`update topic_field set name = '试' || code where code in ('f1', 'f2')`),
  );
  const person = async (role: Parameters<typeof personWith>[0], place: string = PLACES.city) =>
    (await personWith(role, place)).actor;
  const unit = await unitPerson("answerer");
  return {
    office: await person("office"),
    checker: await person("office"),
    releaser: await person("office"),
    otherOffice: await person("office", PLACES.otherCity),
    supervisor: await person("supervisor"),
    otherSupervisor: await person("supervisor", PLACES.otherCity),
    moderator: await person("moderator"),
    unit,
    helper: await unitPerson("answerer"),
    stranger: await unitPerson("answerer"),
    ownSupervisor: await unitPerson("supervisor", unit.organisation.id),
  };
}

/** Checks and releases whatever of a topic waits. */
export async function release(world: TopicWorld, topicId: string): Promise<void> {
  const found = await row<{ publicationId: string; version: number }>(sql`
    select id as "publicationId", version from publication
    where subject_id = ${topicId}::uuid and status = 'submitted'`);
  if (!found) throw new Error("nothing waits to be checked");
  await checkPublication(world.checker, found);
  await releasePublication(world.releaser, { ...found, version: found.version + 1 });
}

/** A topic in the version that stands. */
export async function step(actor: StaffActor, topicId: string) {
  return { topicId, version: (await getTopic(actor, topicId)).version };
}

export const WISH = {
  ...{
    title: "村口垃圾清运不及时",
    said: "夏天有气味，希望每天清运。",
    saidCount: 12,
    place: "村口",
  },
  ...{ fieldCode: "f1", regionCode: PLACES.county, suggestionIds: [] as string[] },
};

export const ANSWER = {
  ...{ ownerPost: "环卫所所长", ownerName: "张三", goal: "每天清运一次", measures: ["增加车辆"] },
  ...{
    doneBy: "2030-01-01",
    startsOn: undefined,
    contactOffice: "环卫所",
    contactPhone: undefined,
  },
};

export async function proposed(world: TopicWorld): Promise<string> {
  return (await proposeTopic(world.office, { ...WISH, solicitationId: undefined })).topicId;
}

export async function assigned(world: TopicWorld, days = 10): Promise<string> {
  const topicId = await proposed(world);
  const { office, unit, helper } = world;
  await selectTopic(office, { ...(await step(office, topicId)), reason: "关系群众日常生活" });
  await release(world, topicId);
  await assignTopic(office, {
    ...(await step(office, topicId)),
    ...{ unitName: unit.organisation.name, cooperating: [helper.organisation.name], days },
  });
  await release(world, topicId);
  return topicId;
}

export async function answer(world: TopicWorld, topicId: string): Promise<void> {
  await answerTopic(world.unit, { ...(await step(world.unit, topicId)), ...ANSWER });
  await release(world, topicId);
}

export async function claim(world: TopicWorld, topicId: string): Promise<void> {
  await claimDone(world.unit, {
    ...(await step(world.unit, topicId)),
    ...{ results: ["每天清运"], rules: ["清运公示制度"], pictureIds: [] },
  });
  await release(world, topicId);
}

export async function verify(world: TopicWorld, topicId: string, finding: Finding): Promise<void> {
  await verifyTopic(world.supervisor, {
    ...(await step(world.supervisor, topicId)),
    ...{ on: "2026-01-05", how: "现场查看", finding, words: "看了三天的清运记录" },
  });
  await release(world, topicId);
}

/** Ratings of the running round, as those who hold codes would give them. */
export async function rate(
  world: TopicWorld,
  topicId: string,
  levels: readonly number[],
): Promise<void> {
  const { roundId, regionCode } = await getTopic(world.office, topicId);
  await transaction(async (tx) => {
    const wish = {
      subjectType: "topic" as const,
      subjectId: roundId ?? "",
      about: "试",
      regionCode,
    };
    const dated = { ...wish, expiresOn: "2031-01-01", count: levels.length };
    await issueRatingCodes(tx, world.office, dated);
    const codes = await tx.rows<{ id: string }>(sql`
      select k.id from rating_code k where k.subject_id = ${roundId}::uuid
        and not exists (select 1 from rating g where g.code_id = k.id)`);
    for (const [at, level] of levels.entries()) {
      await tx.count(sql`
        insert into rating (id, code_id, level, rated_on)
        values (${newId()}, ${codes[at]?.id}::uuid, ${level}, '2026-01-06')`);
    }
  });
}
