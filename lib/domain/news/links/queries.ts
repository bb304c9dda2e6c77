import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { BrokenLink, LinkState } from "@/lib/domain/news/links/types";
import { row, rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";

const SHOWN = 100;

/** The outer links of published things that do not answer, those that fail for longest first. */
export async function getLinkState(_actor: Actor): Promise<LinkState> {
  const [counted, broken] = await Promise.all([
    row<{ known: number; checkedAt: Date | null }>(sql`
      select count(*)::int as known, max(checked_at) as "checkedAt" from outer_link`),
    rows<BrokenLink>(sql`
      select address, failure, failing_since as "failingSince", checked_at as "checkedAt"
      from outer_link where failure is not null order by failing_since, address limit ${SHOWN}`),
  ]);
  return {
    isOn: env().LINK_CHECK,
    known: counted?.known ?? 0,
    checkedAt: counted?.checkedAt ?? null,
    broken,
  };
}
