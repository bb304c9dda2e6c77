import { spawnSync } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { VISITOR } from "@/lib/access/actor";
import { answerGate, fileSuggestion } from "@/lib/domain/suggestions/filing/commands";
import { filingSchema } from "@/lib/domain/suggestions/filing/schema";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { CleanPhoto } from "@/lib/platform/photo-bytes";
import { sql } from "@/lib/platform/sql";
import { trackingCodeHash } from "@/lib/platform/tracking-codes";
import { ownServer } from "./own-server";
import { agedTicket } from "./public-pass";

/** A token of the answered gate. */
export async function openedGate(more: { solicitation?: string } = {}): Promise<string> {
  const { to } = await answerGate(VISITOR, { wish: "suggest", ...more });
  return new URL(to, "http://localhost").searchParams.get("gate") ?? "";
}

/** What somebody writes: a harmless proposal unless told otherwise. */
export async function writing(more: Record<string, string> = {}) {
  return filingSchema.parse({
    ...{ gate: await openedGate(), category: "village", regionCode: "420624" },
    ...{ text: "希望村口公示栏每月更新一次集体资产的收支，字大一些。", contact: "" },
    ...{ pass: agedTicket(), ...more },
  });
}

/** Files a suggestion; answers its code and its id. */
export async function filed(
  more: Record<string, string> = {},
  photos: readonly CleanPhoto[] = [],
): Promise<{ code: string; id: string }> {
  const { code } = await fileSuggestion(VISITOR, { input: await writing(more), photos });
  const found = await row<{ id: string }>(
    sql`select id from suggestion where code_hash = ${trackingCodeHash(code)}`,
  );
  if (!found) throw new Error("not filed");
  return { code, id: found.id };
}

/** Every row of every table as text. */
export async function everythingStored(): Promise<string> {
  const found = await row<{ all: string }>(sql`
    select string_agg(query_to_xml(format('select t::text as line from %I.%I t', table_schema, table_name),
      true, false, '')::text, '') as all
    from information_schema.tables where table_type = 'BASE TABLE'
      and table_schema in ('public', 'pgboss') and table_name not in ('region', 'organisation', '_prisma_migrations')`);
  return found?.all ?? "";
}

/** Has the server report a statement as too slow, and one that fails, both with the words as what was typed. */
export async function reportStatements(words: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownServer().superuserUrl });
  await client.connect();
  try {
    await client.query("set log_min_duration_statement = 0");
    await client.query("select $1::text", [words]);
    await client.query("create temporary table typed (words text check (length(words) < 2))");
    await client
      .query("insert into typed (words) values ($1)", [words])
      .catch((error: unknown) => error);
  } finally {
    await client.end();
  }
}

/** True where PostgreSQL's own files of this database, its write-ahead log or its messages hold the words. */
export async function isOnDisk(words: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownServer().superuserUrl });
  await client.connect();
  try {
    await client.query("checkpoint");
    const { rows: found } = await client.query<{ folder: string; oid: number }>(
      "select current_setting('data_directory') as folder, oid from pg_database where datname = $1",
      [new URL(env().DATABASE_URL).pathname.slice(1)],
    );
    const { folder = "", oid = 0 } = found[0] ?? {};
    const places = ["pg_wal", path.join("base", String(oid)), "log"].map((place) =>
      path.join(folder, place),
    );
    return spawnSync("grep", ["-rqaF", words, ...places]).status === 0;
  } finally {
    await client.end();
  }
}
