import "server-only";
import type { Actor } from "@/lib/access/actor";
import { isPublished } from "@/lib/domain/publications/policy";
import { outerAddresses } from "@/lib/domain/publications/prose/rules";
import { listPublishedWhole } from "@/lib/domain/publications/queries";
import { rows, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { probe } from "@/lib/platform/outbound";
import { sql } from "@/lib/platform/sql";

const AT_ONCE = 100;
const MILLISECONDS = 10_000;
const OF_ONE_READ = 500;
const MOST_ADDRESS = 500;

function bodyOf(content: unknown): string {
  if (typeof content !== "object" || content === null || !("body" in content)) return "";
  return typeof content.body === "string" ? content.body : "";
}

async function addressesInBodies(actor: Actor): Promise<string[]> {
  const found = new Set<string>();
  for (let page = 1; ; page += 1) {
    const items = await listPublishedWhole(actor, ["news", "notice"], { page, size: OF_ONE_READ });
    for (const { content } of items) {
      for (const address of outerAddresses(bodyOf(content))) found.add(address);
    }
    if (items.length < OF_ONE_READ) return [...found];
  }
}

/** Notes every outer address of what is published now, and forgets those of what is not. Answers how many there are. */
export async function gatherLinks(actor: Actor): Promise<number> {
  const inBodies = await addressesInBodies(actor);
  const shown = sql`select address from (
      select p.source_url as address from publication p
        where ${isPublished("p")} and p.source_url ~* '^https?://'
      union select unnest(${inBodies}::text[])
    ) every where length(address) <= ${MOST_ADDRESS}`;
  return transaction(async (tx) => {
    await tx.count(sql`delete from outer_link where address not in (${shown})`);
    await tx.count(sql`insert into outer_link (address) ${shown} on conflict do nothing`);
    const counted = await tx.row<{ n: number }>(sql`select count(*)::int as n from outer_link`);
    return counted?.n ?? 0;
  });
}

async function failureOf(address: string): Promise<string | null> {
  try {
    await probe(address, MILLISECONDS);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.message : "打不开";
  }
}

/**
 * Asks, one after the other, for the outer links that were not asked for within a day: at most a hundred, ten
 * seconds each, nothing of their content is read. Does nothing unless the operator switched it on. Answers how many.
 */
export async function checkLinks(actor: Actor): Promise<number> {
  if (!env().LINK_CHECK) return 0;
  await gatherLinks(actor);
  const due = await rows<{ address: string }>(sql`
    select address from outer_link
    where checked_at is null or checked_at < now() - interval '1 day'
    order by checked_at nulls first, address limit ${AT_ONCE}`);
  for (const { address } of due) {
    const failure = await failureOf(address);
    await transaction((tx) =>
      tx.count(sql`
        update outer_link set checked_at = now(), failure = ${failure}::text,
          failing_since = case when ${failure}::text is null then null
            else coalesce(failing_since, now()) end
        where address = ${address}`),
    );
  }
  return due.length;
}
