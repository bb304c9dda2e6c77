import pg from "pg";
import { type Tx, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { ownerUrl } from "./database";

// A clock that tests can set, day by day, for what the database writes down: only the owner can put it in.

async function asOwner(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** From now on the moment of a transaction is that of `on`, and the clock that of `at`. */
export async function replaceClock(): Promise<void> {
  await asOwner(
    `create or replace function counting_moment() returns timestamptz language sql stable parallel safe
     as $$ select coalesce(nullif(current_setting('test.moment', true), '')::timestamptz,
       date_trunc('milliseconds', now())) $$`,
    `create or replace function counting_clock() returns timestamptz language sql volatile parallel safe
     as $$ select coalesce(nullif(current_setting('test.clock', true), '')::timestamptz, clock_timestamp()) $$`,
  );
}

/** Sets the moment at which the transaction began, and the clock as it is by now. */
export async function setClock(tx: Tx, moment: string, clock = moment): Promise<void> {
  await tx.rows(sql`select set_config('test.moment', ${moment}, true),
    set_config('test.clock', ${clock}, true)`);
}

/** A transaction that begins, and ends, at a moment of the replaced clock. */
export async function at<T>(moment: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await setClock(tx, moment);
    return work(tx);
  });
}

/** Statements that the app's role may not write. */
export { asOwner };

/** The measures of a counter. */
export const MEASURES = [
  ...["not_started", "drafting", "submitted", "returned", "approved", "accepted", "exempted"],
  ...["cancelled", "awaiting", "submitted_on_time", "done_on_time", "times_returned"],
  ...["numerator", "denominator", "value", "standing"],
];

/** The key of a counter. */
export const KEY =
  "year, node_code, root_task_id, period, organisation_level, organisation_kind, due_on";
