import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import type { Term, TermFamily } from "@/lib/domain/culture/terms/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The terms of a family in their order; those out of use only where asked for. Known to everybody. */
export async function listTerms(
  _actor: Actor,
  family: TermFamily,
  { withInactive = false }: { withInactive?: boolean } = {},
): Promise<Term[]> {
  return rows<Term>(sql`
    select family, code, name, note, level, position, is_active as "isActive" from culture_term
    where family = ${family} and (is_active or ${withInactive}::boolean) order by position, code`);
}

/** True where the actor looks after the terms: who manages culture for the whole province. */
export function mayKeepTerms(actor: Actor): boolean {
  if (actor.kind !== "staff") return actor.kind === "system";
  return (
    hasVerb(actor, "culture.manage") &&
    actor.grants.some(({ role, regionLevel }) => role === "office" && regionLevel === "province")
  );
}
