import "server-only";
import type { Actor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import type { FoundClause } from "./types";

const FOUND = 30;

const COLUMNS = sql`
  p.id as "policyClauseId", d.code as "documentCode", d.title as "documentTitle", d.kind,
  p.number, p.heading, p.text, d.is_example as "isExample"`;

function found(where: Statement, order: Statement): Promise<FoundClause[]> {
  return rows<FoundClause>(sql`
    select ${COLUMNS} from policy_clause p join policy_document d on d.code = p.document_code
    where p.text <> '' and ${where}
    order by ${order} limit ${FOUND}`);
}

/**
 * Published clauses that speak of the words, those whose number or heading does first; chapters are left
 * out. Nothing for less than one character. Published documents are open to all, so no reach narrows it.
 */
export async function searchPolicyClauses(_actor: Actor, text: string): Promise<FoundClause[]> {
  const words = text.trim().slice(0, 100);
  if (words === "") return [];
  const inClause = sql`search_bigrams(p.number || ' ' || coalesce(p.heading, '') || ' ' || p.text)
    @@ search_query(${words})`;
  const inTitle = sql`search_bigrams(d.title || ' ' || coalesce(d.number, '') || ' ' ||
    coalesce(d.publisher, '')) @@ search_query(${words})`;
  const inHead = sql`search_bigrams(p.number || ' ' || coalesce(p.heading, ''))
    @@ search_query(${words})`;
  return found(
    sql`d.status = 'published' and (p.id in (select p.id from policy_clause p where ${inClause})
      or d.code in (select d.code from policy_document d where ${inTitle}))`,
    sql`${inHead} desc, ${inClause} desc, d.position, d.code, p.position`,
  );
}

/** The clauses with these ids, of published texts and of those they superseded, by document. */
export async function findPolicyClauses(
  _actor: Actor,
  ids: readonly string[],
): Promise<FoundClause[]> {
  const asked = ids.filter(isId);
  if (asked.length === 0) return [];
  return found(
    sql`d.status <> 'draft' and p.id = any (${asked}::uuid[])`,
    sql`d.position, d.code, p.position`,
  );
}
