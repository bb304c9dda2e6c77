import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { hasVerb } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { answerableLists } from "../policy";
import type { AnswerVoicesInput } from "../schema";
import { voicedTasks } from "./queries";

const ANSWERED = "同事刚刚已经答复，请刷新页面查看；您写的答复还在本页";

interface Counted {
  total: number;
  answers: number;
  answered: number;
}

async function countVoices(tx: Tx, input: AnswerVoicesInput): Promise<Counted> {
  const theme = sql`root_task_id = ${input.rootTaskId} and year = ${input.year}
    and kind = ${input.kind}`;
  // Two who answer at once wait for each other.
  await tx.rows(sql`select pg_advisory_xact_lock(
    hashtextextended(${`voice:${input.rootTaskId}:${input.year}:${input.kind}`}, 0))`);
  const found = await tx.row<Counted>(sql`
    select (select count(*)::int from voice where ${theme}) as total,
      (select count(*)::int from voice_answer where ${theme}) as answers,
      coalesce((select max(voices) from voice_answer where ${theme}), 0) as answered`);
  return found ?? { total: 0, answers: 0, answered: 0 };
}

async function store(tx: Tx, actor: StaffActor, input: AnswerVoicesInput, voices: number) {
  const id = newId();
  await tx.count(sql`
    insert into voice_answer (id, root_task_id, year, kind, text, voices, by_id, by_name, unit_name)
    values (${id}, ${input.rootTaskId}, ${input.year}, ${input.kind}, ${input.text}, ${voices},
      ${actor.accountId}, ${actor.name}, ${actor.organisation.name})`);
  return id;
}

/** Answers every voice of a kind about a task that has come so far, for everybody who is asked it. */
export async function answerVoices(
  actor: Actor,
  input: AnswerVoicesInput,
): Promise<{ id: string }> {
  if (actor.kind !== "staff" || !hasVerb(actor, "voice.answer")) throw forbidden();
  const task = await row<{ regionCode: string }>(sql`
    select asked.region_code as "regionCode" from ${voicedTasks(answerableLists(actor))} asked
    where asked.root_task_id = ${input.rootTaskId}::uuid and asked.year = ${input.year}`);
  if (!task) throw notFound("反映");
  return write(actor, { action: "voice.answer" }, async (tx) => {
    const { total, answers, answered } = await countVoices(tx, input);
    if (answers !== input.answers) throw conflict(ANSWERED);
    if (total <= answered) throw conflict("没有等待答复的反映，请刷新页面");
    const id = await store(tx, actor, input, total);
    await recordAudit(tx, actor, {
      action: "voice.answer",
      subjectType: "task",
      subjectId: input.rootTaskId,
      regionCode: task.regionCode,
      after: { kind: input.kind, year: input.year, text: input.text, voices: total },
    });
    return { id };
  });
}
