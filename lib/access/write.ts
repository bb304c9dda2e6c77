import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { row, sqlState, type Tx, transaction } from "@/lib/platform/db";
import { AppError, conflict } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const UNIQUE_VIOLATION = "23505";

/** What a write is called, and the caller's key (UUID) under which its first answer is kept. */
export interface WriteOptions {
  action: string;
  key?: string | undefined;
}

function actorKey(actor: Actor): string {
  return actor.kind === "staff" ? actor.accountId : actorName(actor);
}

async function firstAnswer<T>(
  actor: Actor,
  options: WriteOptions,
): Promise<{ answer: T } | undefined> {
  return row<{ answer: T }>(sql`
    select answer from idempotency
    where key = ${options.key} and action = ${options.action} and actor_key = ${actorKey(actor)}`);
}

function mayBeRepetition(error: unknown): boolean {
  if (error instanceof AppError) return error.code === "conflict" || error.code === "not_found";
  return sqlState(error) === UNIQUE_VIOLATION;
}

async function orFirstAnswer<T>(
  actor: Actor,
  options: WriteOptions,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!options.key || !mayBeRepetition(error)) throw error;
    const first = await firstAnswer<T>(actor, options);
    if (first) return first.answer;
    if (sqlState(error) === UNIQUE_VIOLATION)
      throw conflict("此操作已经办理过，请刷新页面查看最新状态");
    throw error;
  }
}

/**
 * Runs a command's writes in one transaction. With a key, a repetition of the same write by the same
 * actor changes nothing and gets the first answer. A key that was used for something else is a conflict.
 */
export async function write<T>(
  actor: Actor,
  options: WriteOptions,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return orFirstAnswer(actor, options, () =>
    transaction(async (tx) => {
      const answer = await work(tx);
      if (options.key) {
        await tx.count(sql`
          insert into idempotency (key, actor_key, action, answer)
          values (${options.key}, ${actorKey(actor)}, ${options.action}, ${JSON.stringify(answer ?? null)})`);
      }
      return answer;
    }),
  );
}

/** The first answer as a part of the statement that gives it: `from` has it as its column `answer`. */
export function answerInsert(actor: Actor, options: WriteOptions, from: Statement): Statement {
  return sql`
    insert into idempotency (key, actor_key, action, answer)
    select ${options.key}::uuid, ${actorKey(actor)}::text, ${options.action}::text, answer
    from ${from}`;
}

/**
 * The same promise for a write that is one statement, for what very many people do in the same hour:
 * nothing waits between its parts while counters are locked. The statement holds its own `auditInsert`
 * and `answerInsert`; `work` sends it and throws a conflict when it changed nothing.
 */
export async function writeAtOnce<T>(
  actor: Actor,
  options: WriteOptions,
  work: () => Promise<T>,
): Promise<T> {
  return orFirstAnswer(actor, options, work);
}
