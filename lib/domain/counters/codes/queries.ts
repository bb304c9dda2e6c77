import "server-only";
import type { Actor } from "@/lib/access/actor";
import { readCode, spellCode } from "@/lib/domain/counters/codes/rules";
import { figureQuestionSchema } from "@/lib/domain/counters/codes/schema";
import type { CodedFigure } from "@/lib/domain/counters/codes/types";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** What a typed code stands for; null for a code that was never given. Holds no figure. */
export async function findCodedFigure(_actor: Actor, typed: string): Promise<CodedFigure | null> {
  const code = readCode(typed);
  if (!code) return null;
  const found = await row<{ question: unknown; madeAt: Date }>(sql`
    select question, made_at as "madeAt" from figure_code where code = ${code}`);
  if (!found) return null;
  const question = figureQuestionSchema.parse(found.question);
  return { code: spellCode(code), question, madeAt: found.madeAt.toISOString() };
}
