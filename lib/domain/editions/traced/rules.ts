/* A coded figure of an edition is found in it by its question: the whole, a row, a carrier, a task, a lead. */
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { figuresOf, valueText, workFigure } from "@/lib/domain/counters/formulas/rules";
import { noFigures } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import type { EditionFigures, EditionFiguresRow } from "@/lib/domain/editions/types";

type Placed = Pick<EditionFiguresRow, "total" | "cells" | "coordination">;

function placeIn(edition: EditionFigures, question: FigureQuestion): Placed | undefined {
  const { regionCode, organisationId, isOwnLevel } = question;
  if (organisationId) {
    return edition.rows.find((row) => row.kind === "organisation" && row.code === organisationId);
  }
  if (isOwnLevel) return edition.rows.find((row) => row.kind === "own" && row.code === regionCode);
  if (regionCode === edition.region.code) return edition.totals;
  return edition.rows.find((row) => row.kind === "region" && row.code === regionCode);
}

function figuresIn(edition: EditionFigures, question: FigureQuestion): Figures | undefined {
  const { leadUnitId, carrierCode } = question;
  if (leadUnitId) return edition.leads?.find((one) => one.organisationId === leadUnitId)?.figures;
  const place = placeIn(edition, question);
  if (!place) return undefined;
  if (carrierCode && carrierCode !== "coordination") return place.cells[carrierCode];
  const { total, coordination = noFigures() } = place;
  return figuresOf({ total, coordination }, question);
}

/** The figure of a question as an edition froze it; null where the edition does not have it. */
export function frozenText(edition: EditionFigures, question: FigureQuestion): string | null {
  const { rootTaskId, regionCode, measure } = question;
  if (rootTaskId) {
    const isWhole = regionCode === edition.region.code && !question.isOwnLevel;
    const task = edition.tasks.find((one) => one.rootTaskId === rootTaskId);
    if (!task || !isWhole) return null;
    return measure === "value" ? valueText(task.value) : workFigure(task.figures, measure).text;
  }
  const figures = measure === "value" ? undefined : figuresIn(edition, question);
  return figures && measure !== "value" ? workFigure(figures, measure).text : null;
}
