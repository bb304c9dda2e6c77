import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { sumsBySource } from "@/lib/domain/counters/contributions/queries";
import { addSums, figuresOf, workFigure, workValue } from "@/lib/domain/counters/formulas/rules";
import type {
  ExplainedRow,
  ExplainedTask,
  Explanation,
  PlaceSums,
} from "@/lib/domain/counters/formulas/types";
import { filterOf, planRows, readMatrix } from "@/lib/domain/counters/matrix/queries";
import type { RowPlan } from "@/lib/domain/counters/matrix/rules";
import { reachableRegions } from "@/lib/domain/counters/nearby/queries";
import { explainOrganisation } from "@/lib/domain/counters/own/queries";
import { type FigureScope, getFigureScope, versionOf } from "@/lib/domain/counters/scope/queries";
import type { FigureQuery, Figures, Matrix, MatrixRow } from "@/lib/domain/counters/types";
import { readAskedOf } from "@/lib/domain/counters/wording/queries";
import { notFound } from "@/lib/platform/errors";

/** A region's question with the task that it is about, in words. */
interface Asked {
  question: FigureQuestion;
  query: FigureQuery;
  task: ExplainedTask | null;
}

function work(figures: Figures, sums: PlaceSums | undefined, { question, task }: Asked) {
  const { measure } = question;
  if (measure !== "value") return workFigure(figures, measure);
  if (!task) throw notFound("任务");
  return workValue(sums ?? addSums([]), figures, task);
}

type Sums = ReadonlyMap<string, PlaceSums>;

function sumsOf(plan: RowPlan | undefined, sums: Sums): PlaceSums {
  return addSums((plan?.sources ?? []).flatMap((source) => sums.get(source) ?? []));
}

function sameRow(row: MatrixRow, plan: RowPlan): boolean {
  return row.kind === plan.kind && row.code === plan.code;
}

function explainRows(
  matrix: Matrix,
  asked: Asked,
  { plans, sums }: { plans: RowPlan[]; sums: Sums },
): ExplainedRow[] {
  return matrix.rows.map((row) => {
    const { kind, code, name } = row;
    const figures = figuresOf(row, asked.question);
    const own = sumsOf(
      plans.find((plan) => sameRow(row, plan)),
      sums,
    );
    return { kind, code, name, figures, standing: own.standing, worked: work(figures, own, asked) };
  });
}

async function readSums(actor: Actor, scope: FigureScope, { question, query }: Asked) {
  if (question.measure !== "value") return { plans: [], sums: new Map<string, PlaceSums>() };
  const filter = await filterOf(actor, scope, query);
  const [plans, sums] = await Promise.all([
    planRows(actor, scope, query),
    sumsBySource(scope, { filter, version: versionOf(scope) }),
  ]);
  return { plans, sums };
}

/** The row of the region's own level, which stands for itself. */
function ownOf(rows: readonly ExplainedRow[]): ExplainedRow {
  const own = rows.find((row) => row.kind === "own");
  if (!own) throw notFound("数字");
  return own;
}

async function explainRegion(
  actor: Actor,
  question: FigureQuestion,
  regionCode: string,
): Promise<Explanation> {
  const scope = await getFigureScope(actor, regionCode, question);
  const wording = await readAskedOf(actor, question, scope.scopes);
  const query: FigureQuery = { ...question, regionCode };
  const asked = { question, query, task: wording.task };
  const [matrix, found] = await Promise.all([
    readMatrix(actor, query),
    readSums(actor, scope, asked),
  ]);
  const rows = explainRows(matrix, asked, found);
  const whole = {
    name: matrix.region.name,
    worked: work(figuresOf(matrix.totals, question), addSums([...found.sums.values()]), asked),
  };
  const { name, worked } = question.isOwnLevel ? ownOf(rows) : whole;
  const { trail } = matrix.region;
  const above = trail.map(({ code }) => code);
  return {
    question,
    ...wording,
    place: { name, trail, reachable: await reachableRegions(actor, above), organisationId: null },
    worked,
    rows: question.isOwnLevel ? [] : rows,
    contributions: null,
    isPartial: scope.scopes !== null,
    today: scope.today,
    isPast: scope.isPast,
  };
}

/**
 * A figure opened: how it is worked out, from which counts and rows, and what of it the viewer sees.
 * `not_found` for places and tasks outside the viewer's reach. The figures are those of the dashboards:
 * read by the same statements, kept under the same versions.
 */
export async function explainFigure(actor: Actor, question: FigureQuestion): Promise<Explanation> {
  if (question.organisationId) {
    return explainOrganisation(actor, { ...question, organisationId: question.organisationId });
  }
  if (!question.regionCode) throw notFound("地区");
  return explainRegion(actor, question, question.regionCode);
}
