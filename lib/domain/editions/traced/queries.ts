import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findCodedFigure } from "@/lib/domain/counters/codes/queries";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { explainFigure } from "@/lib/domain/counters/formulas/queries";
import type { Explanation } from "@/lib/domain/counters/formulas/types";
import { getEdition } from "@/lib/domain/editions/queries";
import { frozenText } from "@/lib/domain/editions/traced/rules";
import type { FrozenFigure, TracedFigure } from "@/lib/domain/editions/traced/types";
import { AppError } from "@/lib/platform/errors";

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && ["not_found", "forbidden"].includes(error.code)) return null;
    throw error;
  }
}

async function frozenOf(actor: Actor, question: FigureQuestion): Promise<FrozenFigure | null> {
  if (!question.editionId) return null;
  const edition = await orNull(getEdition(actor, question.editionId));
  if (!edition) return null;
  const { id, title, number, figures } = edition;
  // What the whole edition was narrowed to does not tell its lines apart.
  const isOfLead = edition.query.leadUnitId === question.leadUnitId;
  const asked = isOfLead ? { ...question, leadUnitId: undefined } : question;
  return { editionId: id, title, number, text: frozenText(figures, asked) };
}

async function pastOf(actor: Actor, question: FigureQuestion): Promise<Explanation | null> {
  if (!question.asOf) return null;
  const past = await orNull(explainFigure(actor, question));
  return past?.isPast ? past : null;
}

/**
 * What a typed code leads back to, each part within the viewer's own reach: the question, the figure as
 * it was exported, and the figure now. Null for a code that was never given.
 */
export async function traceFigure(actor: Actor, typed: string): Promise<TracedFigure | null> {
  const coded = await findCodedFigure(actor, typed);
  if (!coded) return null;
  const { question } = coded;
  const [now, past, frozen] = await Promise.all([
    orNull(explainFigure(actor, { ...question, asOf: null })),
    pastOf(actor, question),
    frozenOf(actor, question),
  ]);
  return { coded, now, past, frozen };
}
