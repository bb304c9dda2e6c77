import "server-only";
import type { Actor } from "@/lib/access/actor";
import { USUAL_PRINCIPLES, USUAL_THRESHOLD } from "@/lib/domain/cases/rules";
import type { Principle } from "@/lib/domain/cases/types";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The principles of selection of a year; `version` 0 stands for the usual ones, which nobody has set. */
export interface CaseRule {
  year: number;
  principles: Principle[];
  threshold: number;
  setByName: string | null;
  version: number;
}

/** By which principles the cases of a year are selected: for everybody. */
export async function getCaseRule(_actor: Actor, year: number): Promise<CaseRule> {
  const found = await row<CaseRule>(sql`
    select year::int as year, principles, threshold::int as threshold, set_by_name as "setByName", version
    from case_rule where year = ${year}`);
  return (
    found ?? {
      year,
      principles: [...USUAL_PRINCIPLES],
      threshold: USUAL_THRESHOLD,
      setByName: null,
      version: 0,
    }
  );
}
