import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import type { Verb } from "@/lib/access/roles";
import { countToDecide } from "@/lib/domain/adjustments/queries";
import { findExceptions, getClock } from "@/lib/domain/calendar/queries";
import { countWaitingCases } from "@/lib/domain/cases/desk/queries";
import { countToReceive, countToRelease } from "@/lib/domain/circulars/queries";
import { listLists } from "@/lib/domain/lists/queries";
import { summariseChannels } from "@/lib/domain/notifications/deliveries/queries";
import { countLockedOut, countWithoutRights } from "@/lib/domain/people/pressing/queries";
import { getChainState } from "@/lib/domain/people/trail/queries";
import { countPublicationsToAct } from "@/lib/domain/publications/desk/queries";
import { getDoubts } from "@/lib/domain/reviews/doubts/queries";
import { countToAccept, countWaiting } from "@/lib/domain/reviews/queue/queries";
import { countWaitingSites } from "@/lib/domain/sites/register/queries";
import {
  countToDecide as countOrdersToDecide,
  countToAnswer,
} from "@/lib/domain/supervision/orders/queries";
import { countWaitingTopics } from "@/lib/domain/topics/queries";
import { summariseOpenVoices } from "@/lib/domain/voices/answering/queries";
import { countWaitingOpenings } from "@/lib/domain/windows/openings/queries";
import type { Work, WorkKind } from "./types";

type Found = Pick<Work, "count"> & Partial<Pick<Work, "oldestDays">>;

interface Source {
  kind: WorkKind;
  /** Whoever has one of these is asked; the count itself keeps to what that person reaches. */
  verbs: readonly Verb[];
  find: (actor: StaffActor) => Promise<Found>;
}

const counted =
  (counting: (actor: StaffActor) => Promise<number>) => async (actor: StaffActor) => ({
    count: await counting(actor),
  });

async function myLists(actor: StaffActor): Promise<number> {
  const kinds = ["task", "responsibility"] as const;
  const found = await Promise.all(
    kinds.map((kind) => listLists(actor, { kind, state: "working" })),
  );
  return found.flat().filter((list) => list.isMyTurn).length;
}

async function voices(actor: StaffActor): Promise<Found> {
  const open = await summariseOpenVoices(actor);
  return { count: open?.themes ?? 0, oldestDays: open?.oldestDays ?? null };
}

async function deadDeliveries(actor: StaffActor): Promise<number> {
  const channels = await summariseChannels(actor);
  return channels.reduce((sum, { dead }) => sum + dead, 0);
}

async function doubtsToAnswer(actor: StaffActor): Promise<number> {
  const { toAnswer } = await getDoubts(actor);
  return toAnswer.filter((doubt) => doubt.mayAnswer).length;
}

/** When next year's holidays are usually announced. */
const ANNOUNCED_FROM = "-11-15";

async function missingHolidays(actor: StaffActor): Promise<number> {
  const { today } = await getClock(actor);
  const year = Number(today.slice(0, 4));
  const to = today >= `${year}${ANNOUNCED_FROM}` ? `${year + 1}-12-31` : `${year}-12-31`;
  return (await findExceptions(actor, { from: today, to })).missingYears.length;
}

const SEALED_WITHIN_SECONDS = 60;

async function unsealed(actor: StaffActor): Promise<number> {
  const chain = await getChainState(actor);
  return chain.unsealedSeconds > SEALED_WITHIN_SECONDS ? chain.unsealed : 0;
}

/**
 * Who counts what. A domain that has work for people adds its count here and its words in labels.ts; the
 * number of statements depends on the rights of the person, never on how much waits.
 */
const SOURCES: readonly Source[] = [
  { kind: "review", verbs: ["report.review"], find: counted(countWaiting) },
  { kind: "acceptance", verbs: ["report.accept"], find: counted(countToAccept) },
  {
    kind: "doubt",
    verbs: ["doubt.answer"],
    find: counted(doubtsToAnswer),
  },
  {
    kind: "opening",
    verbs: ["window.manage"],
    find: counted(async (actor) => (await countWaitingOpenings(actor)) ?? 0),
  },
  { kind: "adjustment", verbs: ["adjustment.decide"], find: counted(countToDecide) },
  { kind: "voice", verbs: ["voice.answer", "list.consent"], find: voices },
  { kind: "order_answer", verbs: ["order.answer"], find: counted(countToAnswer) },
  { kind: "order_decide", verbs: ["order.release"], find: counted(countOrdersToDecide) },
  { kind: "circular", verbs: ["circular.receive"], find: counted(countToReceive) },
  { kind: "circular_release", verbs: ["circular.release"], find: counted(countToRelease) },
  {
    kind: "publication",
    verbs: ["publication.check", "publication.release"],
    find: counted(countPublicationsToAct),
  },
  { kind: "list", verbs: ["list.draft", "list.consent", "list.issue"], find: counted(myLists) },
  { kind: "site", verbs: ["site.recommend", "site.manage"], find: counted(countWaitingSites) },
  { kind: "case", verbs: ["case.assess", "case.select"], find: counted(countWaitingCases) },
  {
    kind: "topic",
    verbs: ["topic.manage", "topic.answer", "topic.supervise"],
    find: counted(countWaitingTopics),
  },
  { kind: "locked", verbs: ["account.manage"], find: counted(countLockedOut) },
  { kind: "delivery", verbs: ["message.manage"], find: counted(deadDeliveries) },
  { kind: "holidays", verbs: ["calendar.manage"], find: counted(missingHolidays) },
  { kind: "rights", verbs: ["grant.manage"], find: counted(countWithoutRights) },
  { kind: "seal", verbs: ["audit.read"], find: counted(unsealed) },
];

/** What waits for the person besides own reports, in the order of the registry; nothing that is empty. */
export async function listWorks(actor: StaffActor): Promise<Work[]> {
  const mine = SOURCES.filter(({ verbs }) => verbs.some((verb) => hasVerb(actor, verb)));
  const found = await Promise.all(
    mine.map(async ({ kind, find }) => ({ kind, oldestDays: null, ...(await find(actor)) })),
  );
  return found.filter((work) => work.count > 0);
}
