import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { publishBySystem } from "@/lib/domain/publications/commands";
import { topicDraft } from "@/lib/domain/topics/content/commands";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { txOf } from "../client-tx";
import { stableId } from "../identity";
import { HOME } from "./scope";
import type { TakenUp } from "./suggestions";
import {
  EXAMPLE_FIELDS,
  EXAMPLE_TOPICS,
  type ExampleEntry,
  type ExampleTopic,
} from "./topic-texts";

const SYSTEM = systemActor("演示数据");
const SOLICITATION = stableId("solicitation", "autumn");

interface Unit {
  id: string;
  name: string;
}

interface Making {
  tx: Tx;
  today: Day;
  unitOf: (line: string | undefined) => Unit | undefined;
}

const before = (today: Day, ago: number) => addDays(today, -ago);

async function writeFields(tx: Tx): Promise<void> {
  for (const [at, name] of EXAMPLE_FIELDS.entries()) {
    await tx.count(sql`update topic_field set name = ${name} where code = ${`f${at + 1}`}`);
  }
}

async function writeSolicitation(tx: Tx, today: Day): Promise<void> {
  const [opensOn, closesOn] = [before(today, 90), addDays(today, 40)];
  const title = "您身边最想改的一件事（示例）";
  const intro =
    "孩子吃饭、看病挂号、补贴发放、集体的钱和地：您最想改的是哪一件，请说给我们听。说事不说人，不用登录。";
  const promise =
    "办公室每月看一次，选定的公布题目和理由，没选的凭查询码看到原因；选定后十五个工作日内答复。";
  const fields = EXAMPLE_FIELDS.map((name, at) => ({ code: `f${at + 1}`, name }));
  await tx.count(sql`
    insert into solicitation (id, region_code, title, period, intro, promise, field_codes, opens_on,
      closes_on, is_example, created_by_name)
    values (${SOLICITATION}, ${HOME.county}, ${title}, '今年下半年', ${intro}, ${promise},
      ${fields.map(({ code }) => code)}::text[], ${opensOn}::date, ${closesOn}::date, true, '演示数据')`);
  await publishBySystem(tx, SYSTEM, {
    ...{ kind: "solicitation", subjectId: SOLICITATION, regionCode: HOME.county, title },
    ...{ summary: intro, happenedOn: opensOn, facets: { fields: fields.map(({ code }) => code) } },
    content: { period: "今年下半年", intro, promise, fields, opensOn, closesOn },
    ...{ words: `${intro} ${promise}`, isExample: true },
  });
}

async function writeTopic({ tx, today, unitOf }: Making, one: ExampleTopic): Promise<string> {
  const id = stableId("topic", one.key);
  const unit = unitOf(one.line);
  const helper = unitOf(one.helper);
  const round = one.reopened ? 2 : 1;
  await tx.count(sql`
    insert into topic (id, region_code, field_code, solicitation_id, title, said, said_count, place, status,
      reason, round, organisation_id, is_example, created_by_name, created_at)
    values (${id}, ${HOME.county}, ${one.field}, ${SOLICITATION}::uuid, ${one.title}, ${one.said},
      ${one.saidCount}, ${one.place}, ${one.status}::topic_status, ${one.reason}, ${round},
      ${unit?.id ?? null}::uuid, true, '演示数据', ${before(today, one.chosen + 1)}::date)`);
  if (helper) await tx.count(sql`insert into topic_unit values (${id}::uuid, ${helper.id}::uuid)`);
  const upheld = one.entries?.find(({ kind }) => kind === "upholding");
  const events: [string, number | undefined, number, string][] = [
    ["propose", one.chosen + 1, 1, ""],
    ["select", one.chosen, 1, one.reason],
    ["assign", one.asked, 1, ""],
    ["reopen", one.reopened?.ago, 2, one.reopened?.reason ?? ""],
    ["uphold", upheld?.ago, 1, String(upheld?.content.text ?? "")],
  ];
  for (const [move, ago, of, reason] of events) {
    if (ago === undefined) continue;
    const day = before(today, ago);
    await tx.count(sql`
      insert into topic_event (id, topic_id, at, on_day, round, move, reason, by_name)
      values (${stableId("topic-event", one.key, move)}, ${id}::uuid, ${day}::date, ${day}::date, ${of},
        ${move}, ${reason}, '演示数据')`);
  }
  return id;
}

async function writeRounds({ tx, today, unitOf }: Making, one: ExampleTopic): Promise<void> {
  const unit = unitOf(one.line);
  if (!unit || one.asked === undefined || one.due === undefined) return;
  const terms = [{ asked: one.asked, due: one.due }];
  if (one.reopened) terms.push({ asked: one.reopened.ago, due: one.reopened.due });
  for (const [at, { asked, due }] of terms.entries()) {
    // What lies in the past has been told already: nobody is reminded of an example's old days.
    await tx.count(sql`
      insert into topic_round (id, topic_id, round, organisation_id, organisation_name, working_days,
        asked_on, due_on, reminded_at, told_late_at, answer_told_at, rating_asked_at,
        closing_told_at, upholding_told_at)
      values (${stableId("topic-round", one.key, String(at + 1))}, ${stableId("topic", one.key)}::uuid,
        ${at + 1}, ${unit.id}::uuid, ${unit.name}, 15, ${before(today, asked)}::date,
        ${before(today, due)}::date, now(), now(), now(), now(), now(), now())`);
  }
}

function entryOf({ today, unitOf }: Making, one: ExampleTopic, entry: ExampleEntry, at: number) {
  const on = before(today, entry.ago);
  const isUnit = ["answer", "progress", "claim"].includes(entry.kind);
  const unit = unitOf(one.line);
  const speaker = entry.kind === "supervision" ? "监督检查室（示例）" : "领导小组办公室（示例）";
  const content = entry.kind === "supervision" ? { ...entry.content, on } : entry.content;
  return {
    ...{ id: stableId("topic-entry", one.key, String(at)), kind: entry.kind, on, content },
    ...{ round: entry.round ?? 1, by: isUnit ? (unit?.name ?? "") : speaker, pictureIds: [] },
    organisationId: isUnit ? (unit?.id ?? null) : null,
  };
}

/** Joins the suggestions that it was made of, told of it on the days on which it happened. */
async function takeUp({ tx, today }: Making, one: ExampleTopic, ids: readonly string[]) {
  const agoOf = (kind: ExampleEntry["kind"]) =>
    one.entries?.find((entry) => entry.kind === kind)?.ago;
  await tx.count(sql`
    insert into topic_suggestion (topic_id, suggestion_id)
    select ${stableId("topic", one.key)}::uuid, unnest(${[...ids]}::uuid[])`);
  const told = { selected: one.chosen, answered: agoOf("answer"), closed: agoOf("closing") };
  for (const [kind, ago] of Object.entries(told)) {
    if (ago === undefined) continue;
    await tx.count(sql`
      update suggestion_event set day = ${before(today, ago)}::date
      where suggestion_id = any (${[...ids]}::uuid[]) and kind = ${kind}`);
  }
  await tx.count(sql`
    update suggestion s set closed_on = e.day from suggestion_event e
    where s.id = any (${[...ids]}::uuid[]) and e.suggestion_id = s.id and e.kind = 'closed'`);
}

async function publish(making: Making, one: ExampleTopic): Promise<void> {
  const { tx } = making;
  const topicId = stableId("topic", one.key);
  const entries = (one.entries ?? []).map((entry, at) => entryOf(making, one, entry, at));
  const draft = await topicDraft(tx, SYSTEM, { topicId, entries });
  const { publicationId } = await publishBySystem(tx, SYSTEM, draft);
  for (const [at, entry] of entries.entries()) {
    await tx.count(sql`
      insert into topic_entry (id, topic_id, round, kind, content, written_on, written_at,
        written_by_name, organisation_id, publication_id)
      values (${entry.id}, ${topicId}::uuid, ${entry.round}, ${entry.kind}::topic_entry_kind,
        ${JSON.stringify(entry.content)}::jsonb, ${entry.on}::date,
        ${entry.on}::date + make_interval(mins => ${at}::int), ${entry.by}, ${entry.organisationId}::uuid,
        ${publicationId}::uuid)`);
  }
}

async function rate({ tx, today }: Making, one: ExampleTopic): Promise<void> {
  for (const [at, levels] of (one.ratings ?? []).entries()) {
    const roundId = stableId("topic-round", one.key, String(at + 1));
    const ids = levels.map((_level, n) => stableId("rating", one.key, String(at), String(n)));
    const day = before(today, 5);
    await tx.count(sql`
      insert into rating_code (id, code_hmac, subject_type, subject_id, about, region_code, issued_on, expires_on)
      select made.id, 'example ' || made.id, 'topic', ${roundId}::uuid, ${one.title}, ${HOME.county},
        ${day}::date, ${day}::date from unnest(${ids}::uuid[]) made (id)`);
    await tx.count(sql`
      insert into rating (id, code_id, level, rated_on)
      select made.id, made.id, made.level, ${day}::date
      from unnest(${ids}::uuid[], ${[...levels]}::int[]) made (id, level)`);
  }
}

async function ask({ tx, today }: Making, one: ExampleTopic): Promise<void> {
  if (!one.followUp) return;
  const { ago, ...counts } = one.followUp;
  const id = stableId("topic-follow-up", one.key);
  const [askedOn, closesOn] = [before(today, ago), before(today, ago - 28)];
  await tx.count(sql`
    insert into topic_follow_up (id, topic_id, round, asked_on, closes_on)
    values (${id}, ${stableId("topic", one.key)}::uuid, 1, ${askedOn}::date, ${closesOn}::date)`);
  for (const [word, count] of Object.entries(counts)) {
    await tx.count(sql`
      insert into topic_follow_up_answer (follow_up_id, suggestion_id, answer, answered_on)
      select ${id}::uuid, md5(${id} || ${word} || n)::uuid, ${word}, ${before(today, ago - 2)}::date
      from generate_series(1, ${count}::int) n`);
  }
}

/** Loads a solicitation and ten topics of the home county, in all states, of what people suggested; marked 示例. */
export async function loadTopics(
  client: pg.PoolClient,
  { today, takenUp }: { today: Day; takenUp: TakenUp },
): Promise<void> {
  const tx = txOf(client);
  const units = await tx.rows<Unit & { line: string }>(sql`
    select id, name, line from organisation
    where region_code = ${HOME.county} and kind = 'lead_unit' and line is not null`);
  const byLine = new Map(units.map((unit) => [unit.line, unit]));
  const unitOf = (line: string | undefined) => (line ? byLine.get(line) : undefined);
  const making: Making = { tx, today, unitOf };
  await writeFields(tx);
  await writeSolicitation(tx, today);
  for (const one of EXAMPLE_TOPICS) {
    await writeTopic(making, one);
    await writeRounds(making, one);
    await takeUp(making, one, takenUp.get(one.key) ?? []);
    await publish(making, one);
    await rate(making, one);
    await ask(making, one);
  }
}
