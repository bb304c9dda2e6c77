import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, type StaffActor, VISITOR } from "@/lib/access/actor";
import {
  assignTopic,
  closeTopic,
  declineTopic,
  reopenTopic,
  selectTopic,
} from "@/lib/domain/topics/commands";
import { topicDraft } from "@/lib/domain/topics/content/commands";
import {
  answerTopic,
  claimDone,
  reportProgress,
  verifyTopic,
} from "@/lib/domain/topics/entries/commands";
import { saveField } from "@/lib/domain/topics/fields/commands";
import { listAllFields } from "@/lib/domain/topics/fields/queries";
import { linkAssignment } from "@/lib/domain/topics/linking/commands";
import { proposeTopic } from "@/lib/domain/topics/proposals/commands";
import { readProposalChoices } from "@/lib/domain/topics/proposals/queries";
import { getTopic, listTopics } from "@/lib/domain/topics/queries";
import { saveTopicSettings } from "@/lib/domain/topics/settings/commands";
import { getSeenTopicSettings } from "@/lib/domain/topics/settings/queries";
import { saveTopicSettingsSchema } from "@/lib/domain/topics/settings/schema";
import { printSheet } from "@/lib/domain/topics/sheets/commands";
import { editSolicitation, openSolicitation } from "@/lib/domain/topics/solicitations/commands";
import { getSolicitation } from "@/lib/domain/topics/solicitations/queries";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { PLACES, personWith } from "../support/people-world";
import { refusal } from "../support/refusal";
import {
  ANSWER,
  answer,
  assigned,
  claim,
  proposed,
  release,
  step,
  type TopicWorld,
  topicWorld,
  WISH,
} from "../support/topic-world";

type Who = keyof TopicWorld | "visitor";

let world: TopicWorld;
let states: Record<"proposed" | "selected" | "assigned" | "answered" | "claimed", string>;

beforeAll(async () => {
  world = await topicWorld();
  const selected = await proposed(world);
  await selectTopic(world.office, { ...(await step(world.office, selected)), reason: "选" });
  await release(world, selected);
  const answered = await assigned(world);
  await answer(world, answered);
  const claimed = await assigned(world);
  await answer(world, claimed);
  await claim(world, claimed);
  states = {
    ...{ proposed: await proposed(world), selected },
    ...{ assigned: await assigned(world), answered, claimed },
  };
});

const actorOf = (who: Who): Actor => (who === "visitor" ? VISITOR : world[who]);

interface Act {
  at: keyof typeof states;
  /** Who may; everybody else is refused. */
  may: Who;
  /** Refused as something that is not there, because their right reaches elsewhere. */
  elsewhere: readonly Who[];
  run: (actor: Actor, given: { topicId: string; version: number }) => Promise<unknown>;
}

const UNITS = ["helper", "stranger", "office", "supervisor", "otherOffice"] as const;
const said = { reason: "理由", words: "结论", days: 5 };
const verification = {
  on: "2026-01-05",
  how: "现场",
  finding: "confirmed",
  words: "看过",
} as const;
const done = { results: ["成果"], rules: [], pictureIds: [] };
const ACTS: Record<string, Act> = {
  select: {
    ...{ at: "proposed", may: "office", elsewhere: ["otherOffice"] },
    run: (actor, given) => selectTopic(actor, { ...given, ...said }),
  },
  decline: {
    ...{ at: "proposed", may: "office", elsewhere: ["otherOffice"] },
    run: (actor, given) => declineTopic(actor, { ...given, ...said }),
  },
  assign: {
    ...{ at: "selected", may: "office", elsewhere: ["otherOffice"] },
    run: (actor, given) => {
      const unitName = world.unit.organisation.name;
      return assignTopic(actor, { ...given, unitName, cooperating: [], days: 5 });
    },
  },
  answer: {
    ...{ at: "assigned", may: "unit", elsewhere: UNITS },
    run: (actor, given) => answerTopic(actor, { ...given, ...ANSWER }),
  },
  report: {
    ...{ at: "answered", may: "unit", elsewhere: UNITS },
    run: (actor, given) => reportProgress(actor, { ...given, text: "进展", pictureIds: [] }),
  },
  link: {
    ...{ at: "answered", may: "unit", elsewhere: UNITS },
    run: (actor, given) => linkAssignment(actor, { ...given, assignmentId: undefined }),
  },
  claim: {
    ...{ at: "answered", may: "unit", elsewhere: UNITS },
    run: (actor, given) => claimDone(actor, { ...given, ...done }),
  },
  print: {
    ...{ at: "claimed", may: "office", elsewhere: ["otherOffice"] },
    run: (actor, given) => {
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      return printSheet(actor, { ...given, about: "村民会议", count: 3, expiresOn: today });
    },
  },
  verify: {
    ...{ at: "claimed", may: "supervisor", elsewhere: ["otherSupervisor"] },
    run: (actor, given) => verifyTopic(actor, { ...given, ...verification }),
  },
};

const WHO: readonly Who[] = [
  ...(["office", "otherOffice", "supervisor", "otherSupervisor", "moderator"] as const),
  ...(["unit", "helper", "stranger", "visitor"] as const),
];
const REFUSED = Object.entries(ACTS).flatMap(([name, act]) =>
  WHO.filter((who) => who !== act.may && !(act.may === "unit" && who === "unit")).map(
    (who) => [name, who] as const,
  ),
);

describe("who may do what with a topic", () => {
  it.each(REFUSED)("%s is refused to %s", async (name, who) => {
    const act = ACTS[name];
    if (!act) throw new Error(name);
    const given = await step(world.office, states[act.at]);
    const { code } = await refusal(act.run(actorOf(who), given));
    const isElsewhere =
      act.elsewhere.includes(who) || (act.may === "unit" && who === "otherSupervisor");
    expect(code).toBe(isElsewhere ? "not_found" : "forbidden");
  });

  it.each(Object.keys(ACTS))("%s is served where it belongs, once", async (name) => {
    const act = ACTS[name];
    if (!act) throw new Error(name);
    const fresh = {
      proposed,
      selected: makeSelected,
      assigned,
      answered: makeAnswered,
      claimed: makeClaimed,
    };
    const topicId = await fresh[act.at](world);
    const given = await step(world.office, topicId);
    await act.run(actorOf(act.may), given);
    if (name !== "print")
      expect((await refusal(act.run(actorOf(act.may), given))).code).toBe("conflict");
  });

  async function makeSelected(): Promise<string> {
    const topicId = await proposed(world);
    await selectTopic(world.office, { ...(await step(world.office, topicId)), reason: "选" });
    await release(world, topicId);
    return topicId;
  }
  async function makeAnswered(): Promise<string> {
    const topicId = await assigned(world);
    await answer(world, topicId);
    return topicId;
  }
  async function makeClaimed(): Promise<string> {
    const topicId = await makeAnswered();
    await claim(world, topicId);
    return topicId;
  }

  it("a supervisor of the responsible unit does not verify it", async () => {
    const given = await step(world.office, states.claimed);
    const error = await refusal(verifyTopic(world.ownSupervisor, { ...given, ...verification }));
    expect(error.code).toBe("forbidden");
    expect(error.message).toContain("所在单位");
  });

  it("nobody who checks or supervises is made the responsible unit", async () => {
    for (const judge of [world.office, world.supervisor]) {
      const error = await refusal(
        assignTopic(world.office, {
          ...(await step(world.office, states.selected)),
          ...{ unitName: judge.organisation.name, cooperating: [], days: 5 },
        }),
      );
      expect(error.fields.unitName).toContain("不能同时承办");
    }
  });

  it("closing and reopening are the office's, and only where the voices allow it", async () => {
    const given = await step(world.office, states.claimed);
    for (const who of ["unit", "supervisor", "moderator"] as const) {
      expect((await refusal(closeTopic(world[who], { ...given, ...said }))).code).toBe("forbidden");
      expect((await refusal(reopenTopic(world[who], { ...given, ...said }))).code).toBe(
        "forbidden",
      );
    }
    expect((await refusal(closeTopic(world.otherOffice, { ...given, ...said }))).code).toBe(
      "not_found",
    );
    expect((await refusal(closeTopic(world.office, { ...given, ...said }))).code).toBe("conflict");
    expect((await refusal(reopenTopic(world.office, { ...given, ...said }))).code).toBe("conflict");
  });

  it("a topic is made by the office of its place, and read by those whom it concerns", async () => {
    const wish = { ...WISH, solicitationId: undefined };
    expect((await refusal(proposeTopic(world.otherOffice, wish))).code).toBe("not_found");
    for (const who of ["unit", "supervisor", "moderator"] as const) {
      expect((await refusal(proposeTopic(world[who], wish))).code).toBe("forbidden");
    }
    const strange = { ...wish, suggestionIds: ["0198a000-0000-7000-8000-000000000001"] };
    expect((await refusal(proposeTopic(world.office, strange))).code).toBe("not_found");
    for (const who of ["otherOffice", "otherSupervisor", "stranger"] as const) {
      expect((await refusal(getTopic(world[who], states.claimed))).code).toBe("not_found");
      expect(await listTopics(world[who], { view: "open" })).toEqual([]);
    }
    expect((await refusal(getTopic(VISITOR, states.claimed))).code).toBe("not_found");
    for (const who of ["moderator", "supervisor", "helper", "unit"] as const) {
      expect((await getTopic(world[who], states.claimed)).id).toBe(states.claimed);
    }
    const waiting = await listTopics(world.supervisor, { view: "waiting" });
    expect(waiting.map(({ id }) => id)).toContain(states.claimed);
  });
});

describe("what holds for all topics", () => {
  it("is set by the office of the whole installation", async () => {
    const mark = (await listAllFields(world.office)).find(({ code }) => code === "f3")?.seen ?? "";
    const field = { code: "f3", name: "试三", isActive: true, seen: mark };
    const { seen } = await getSeenTopicSettings(world.office);
    const settings = saveTopicSettingsSchema.parse({ minimumRatings: 5, seen });
    expect((await refusal(saveTopicSettings(world.office, settings))).code).toBe("forbidden");
    expect((await refusal(saveField(world.office, field))).code).toBe("forbidden");
    expect((await refusal(saveField(world.unit, field))).code).toBe("forbidden");
    const { actor: province } = await personWith("office", PLACES.province);
    await saveTopicSettings(province, settings);
    await saveField(province, field);
    const stored = await row(sql`select name from topic_field where code = 'f3'`);
    expect(stored).toEqual({ name: "试三" });
  });

  it("a solicitation is its office's", async () => {
    const words = { title: "征集", period: "", intro: "说什么", promise: "怎么用" };
    const days = { opensOn: "2026-01-01", closesOn: "2026-02-01", fieldCodes: ["f1"] };
    const wish = { ...words, ...days, regionCode: PLACES.city };
    expect((await refusal(openSolicitation(world.otherOffice, wish))).code).toBe("not_found");
    expect((await refusal(openSolicitation(world.unit, wish))).code).toBe("forbidden");
    const { solicitationId } = await openSolicitation(world.office, wish);
    const edit = { ...words, ...days, solicitationId, version: 1 };
    expect((await refusal(editSolicitation(world.otherOffice, edit))).code).toBe("not_found");
    expect((await refusal(getSolicitation(world.supervisor, solicitationId))).code).toBe(
      "forbidden",
    );
    await editSolicitation(world.office, edit);
    expect((await refusal(editSolicitation(world.checker, edit))).code).toBe("conflict");

    // Another office learns of it, and may name it, when it is public; a topic shows it from then on.
    const seenBy = async (actor: StaffActor) =>
      (await readProposalChoices(actor)).solicitations.map(({ id }) => id);
    const borrowed = { ...WISH, regionCode: PLACES.otherCity, solicitationId };
    expect(await seenBy(world.office)).toContain(solicitationId);
    expect(await seenBy(world.otherOffice)).not.toContain(solicitationId);
    const refused = await refusal(proposeTopic(world.otherOffice, borrowed));
    expect(refused.fields.solicitationId).toBeTruthy();
    const { topicId } = await proposeTopic(world.office, { ...WISH, solicitationId });
    const drafted = () =>
      transaction((tx) => topicDraft(tx, world.office, { topicId, entries: [] }));
    expect((await drafted()).content).toMatchObject({ solicitation: null });
    await release(world, solicitationId);
    expect((await drafted()).content).toMatchObject({ solicitation: { id: solicitationId } });
    expect(await seenBy(world.otherOffice)).toContain(solicitationId);
    await proposeTopic(world.otherOffice, borrowed);
    const blank = { ...wish, fieldCodes: ["f8"] };
    expect((await refusal(openSolicitation(world.office, blank))).fields.fieldCodes).toBeTruthy();
  });
});
