import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import type { Reviewable } from "@/lib/domain/reviews/reviewable/types";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Found } from "./types";

/*
 * 核验 in two halves of one statement: the row that tells who found what and how, kept for good, and the
 * columns of the assignment that stand beside what was reported. The columns stand as long as the approval
 * that they were found with: returning, reopening or taking back an approval clears them, the row stays.
 */

/** Who verifies, in which way. `byId` is null for another system. */
interface Verifier {
  kind: "review" | "inspection" | "system";
  byId: string | null;
  byName: string;
  byUnit: string;
}

/**
 * The verification rows of a statement that settles assignments: one for each row of `from`, which has
 * `assignment_id bigint`, `report_id uuid`, `numerator`, `denominator`, `value` (numeric) and `method text`.
 */
function verificationInsert(verifier: Verifier, from: Statement): Statement {
  return sql`
    insert into verification (id, assignment_id, report_id, kind, numerator, denominator, value,
      method, by_id, by_name, by_unit)
    select gen_random_uuid(), assignment_id, report_id, ${verifier.kind}::verification_kind, numerator,
      denominator, value, method, ${verifier.byId}::uuid, ${verifier.byName}::text,
      ${verifier.byUnit}::text
    from ${from}`;
}

/** The figures of a finding as SQL: columns of what is joined, or parameters. */
type FoundFigures = Record<"numerator" | "denominator" | "value", Statement>;

/**
 * What an `update assignment` takes up of the same findings, column by column: to be written in the one
 * statement that settles the assignment, so that counters move once.
 */
export function verifiedColumns(
  kind: Verifier["kind"],
  found: FoundFigures,
): Record<string, Statement> {
  return {
    verified_numerator: found.numerator,
    verified_denominator: found.denominator,
    verified_value: found.value,
    verified_by: sql`${kind}::verification_kind`,
    verified_at: sql`now()`,
  };
}

/** One finding as parameters. */
export function foundFigures(found: Found): FoundFigures {
  return {
    numerator: sql`${found.numerator}::numeric`,
    denominator: sql`${found.denominator}::numeric`,
    value: sql`${found.value}::numeric`,
  };
}

/** Writes what a reviewer found while approving; the columns follow in the statement that settles. */
export async function insertFinding(
  tx: Tx,
  actor: StaffActor,
  target: Pick<Reviewable, "id" | "reportId">,
  found: Found & { how: string },
): Promise<void> {
  const { accountId: byId, name: byName, organisation } = actor;
  const { numerator, denominator, value } = foundFigures(found);
  await tx.count(
    verificationInsert(
      { kind: "review", byId, byName, byUnit: organisation.name },
      sql`(values (${target.id}::bigint, ${target.reportId}::uuid, ${numerator}, ${denominator},
        ${value}, ${found.how}::text))
        as found (assignment_id, report_id, numerator, denominator, value, method)`,
    ),
  );
}
