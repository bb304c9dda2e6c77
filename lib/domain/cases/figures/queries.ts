import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { type Frequency, periodLabel } from "@/lib/domain/assignments/rules";
import { ownOrganisation } from "@/lib/domain/cases/policy";
import type { FigureInput } from "@/lib/domain/cases/schema";
import type { CaseFigure } from "@/lib/domain/cases/types";
import { rows } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** An approved figure of one's own organisation in one period, as a form offers it. */
export interface FigureChoice {
  assignmentId: string;
  rootTaskId: string;
  code: string;
  title: string;
  label: string;
  unit: string;
  period: string;
  /** Sorts periods of a task. */
  order: number;
  value: number;
  formula: string;
}

interface Found {
  assignmentId: string;
  rootTaskId: string;
  code: string;
  title: string;
  indicatorName: string;
  unit: string;
  form: string;
  frequency: Frequency;
  year: number;
  period: number;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  numeratorName: string | null;
  denominatorName: string | null;
}

const MOST = 300;

function measured(found: Found): { value: number; unit: string; formula: string } | null {
  const { form, numerator, denominator, value, unit } = found;
  if (form !== "ratio") {
    if (value === null) return null;
    return { value, unit, formula: `审核通过的填报数：${found.indicatorName}` };
  }
  if (numerator === null || !denominator) return null;
  const percent = Math.round((numerator / denominator) * 1000) / 10;
  const formula = `${found.numeratorName ?? "分子"} ÷ ${found.denominatorName ?? "分母"}`;
  return { value: percent, unit: "%", formula };
}

function choiceOf(found: Found): FigureChoice[] {
  const numbers = measured(found);
  if (!numbers) return [];
  const { assignmentId, rootTaskId, code, title, year, period, frequency } = found;
  return [
    {
      ...numbers,
      assignmentId,
      rootTaskId,
      code,
      title,
      label: found.indicatorName,
      period: periodLabel(year, period, frequency),
      order: year * 100 + period,
    },
  ];
}

/** The approved figures of the actor's own organisation, task by task, period by period. */
export async function listFigureChoices(actor: Actor): Promise<FigureChoice[]> {
  await requireReaches(actor, "case.submit");
  const found = await rows<Found>(sql`
    select a.id::text as "assignmentId", a.root_task_id as "rootTaskId", t.code, t.title,
      t.indicator_name as "indicatorName", t.unit, t.form, t.frequency, a.year, a.period,
      a.numerator::float8 as numerator, a.denominator::float8 as denominator, a.value::float8 as value,
      t.numerator_name as "numeratorName", t.denominator_name as "denominatorName"
    from assignment a join task t on t.id = a.task_id
    where a.organisation_id = ${ownOrganisation(actor)}::uuid and a.done_at is not null
      and t.form <> 'boolean' and t.disclosure <> 'internal'
    order by t.code, a.root_task_id, a.year, a.period limit ${MOST}`);
  return found.flatMap(choiceOf);
}

/** The chosen pairs and own figures as they are frozen; throws `invalid` at the field that does not fit. */
export async function freezeFigures(actor: Actor, input: FigureInput): Promise<CaseFigure[]> {
  const choices = input.pairs.length > 0 ? await listFigureChoices(actor) : [];
  const byId = new Map(choices.map((choice) => [choice.assignmentId, choice]));
  const system = input.pairs.map((pair, at): CaseFigure => {
    const [before, after] = [byId.get(pair.before), byId.get(pair.after)];
    if (!before || !after)
      throw invalid({ [`before${at + 1}`]: "请从本单位已审核通过的数字中选择" });
    if (before.rootTaskId !== after.rootTaskId) {
      throw invalid({ [`after${at + 1}`]: "前后两期须是同一项任务的数字" });
    }
    if (before.order >= after.order) {
      throw invalid({ [`after${at + 1}`]: "改善后的一期须晚于改善前的一期" });
    }
    const { rootTaskId, code, title, label, unit, formula } = after;
    return {
      label,
      unit,
      source: "system",
      before: { period: before.period, value: before.value },
      after: { period: after.period, value: after.value },
      formula,
      task: { rootTaskId, code, title },
    };
  });
  const own = input.own.map(
    (one): CaseFigure => ({
      label: one.label,
      unit: one.unit,
      source: "own",
      before: { period: one.beforePeriod, value: one.before },
      after: { period: one.afterPeriod, value: one.after },
      formula: one.source,
      task: null,
    }),
  );
  return [...system, ...own];
}
