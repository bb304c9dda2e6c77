/*
 * A pack speaks of what fell due by its day. Stuck is what is overdue by thirty days or more, or was returned
 * and not handed in again. A lead unit's line sums the tasks that it leads; a task of two lead units counts
 * with both. Percentages are done ÷ asked and never averaged. The next phase ends with the next meeting of the
 * kind that is planned, or with the next quarter.
 */
import { noFigures } from "@/lib/domain/counters/rules";
import type { Figures } from "@/lib/domain/counters/types";
import type { EditionFigures } from "@/lib/domain/editions/types";
import type { Asks, FoundProblem, NextOfLead, NextTask, PackContent, ScoreLine } from "./types";

/** Days overdue from which something is stuck. */
export const STUCK_DAYS = 30;

/** What is read of a root task besides its figures. */
export interface RootFacts {
  rootTaskId: string;
  carrierCode: string | null;
  /** Of a sub-carrier: what it counts in where it has no line of its own. */
  parentCode: string | null;
  stuck: number;
  late: number;
  done: number;
  adjustments: number;
  openings: number;
  voices: number;
}

/** What a line sums of its tasks. */
function sumRoots(
  roots: readonly RootFacts[],
  { problems, hasPrevious }: { problems: number; hasPrevious: boolean },
): Pick<ScoreLine, "stuck" | "asks" | "since"> {
  const sum = (key: "stuck" | "late" | "done" | "adjustments" | "openings" | "voices") =>
    roots.reduce((total, root) => total + root[key], 0);
  return {
    stuck: sum("stuck"),
    asks: {
      adjustments: sum("adjustments"),
      openings: sum("openings"),
      voices: sum("voices"),
      problems,
    },
    since: hasPrevious ? { done: sum("done"), late: sum("late") } : null,
  };
}

function beforeOf(line: ScoreLine | undefined): ScoreLine["before"] {
  if (!line) return null;
  const { asked, done, overdue } = line.figures;
  return { asked, done, overdue };
}

/** Everything that was asked of those above. */
export function sumAsks({ adjustments, openings, voices, problems }: Asks): number {
  return adjustments + openings + voices + problems;
}

/** Tasks of the next phase by lead unit; what nobody leads stands at the end under 其他. */
export function groupNext(
  tasks: readonly (NextTask & { rootTaskId: string })[],
  leads: readonly { name: string; roots: ReadonlySet<string>; projects: NextOfLead["projects"] }[],
): NextOfLead[] {
  const shown = ({ rootTaskId: _root, ...task }: NextTask & { rootTaskId: string }) => task;
  const led = leads.map(({ name, roots, projects }) => ({
    name,
    projects,
    tasks: tasks.filter(({ rootTaskId }) => roots.has(rootTaskId)).map(shown),
  }));
  const rest = tasks.filter(({ rootTaskId }) => !leads.some(({ roots }) => roots.has(rootTaskId)));
  const groups = [...led, { name: "统筹协调及其他", projects: [], tasks: rest.map(shown) }];
  return groups.filter(({ tasks, projects }) => tasks.length + projects.length > 0);
}

/** What the lines of the 成绩单 are made of besides the figures of the edition. */
export interface ScoreFacts {
  roots: readonly RootFacts[];
  problems: readonly FoundProblem[];
  /** The root tasks of each lead unit. */
  leads: readonly { organisationId: string; roots: ReadonlySet<string> }[];
  /** Null before the first meeting; its content null where that cannot be read any more. */
  previous: { content: PackContent | null } | null;
}

/** The lines of the 成绩单: the figures of the edition with what belongs to them. */
export function scoreLines(
  figures: EditionFigures,
  { roots, problems, leads, previous }: ScoreFacts,
): Pick<PackContent, "total" | "carriers" | "leads"> {
  const past = previous?.content;
  const pastLines = past ? [past.total, ...past.carriers, ...past.leads] : [];
  const known = new Set(figures.columns.map(({ code }) => code));
  const columnOf = ({ carrierCode, parentCode }: RootFacts) =>
    carrierCode && !known.has(carrierCode) && parentCode && known.has(parentCode)
      ? parentCode
      : carrierCode;
  const line = (
    { key, name, own }: { key: string; name: string; own: Figures | undefined },
    mine: (root: RootFacts) => boolean,
    about: (problem: FoundProblem) => boolean,
  ): ScoreLine => {
    const facts = { problems: problems.filter(about).length, hasPrevious: previous !== null };
    const sums = sumRoots(roots.filter(mine), facts);
    const before = beforeOf(pastLines.find((one) => one.key === key));
    return { key, name, figures: own ?? noFigures(), ...sums, before };
  };
  const { total, cells, coordination } = figures.totals;
  const carriers = figures.columns.map(({ code: key, name }) =>
    line(
      { key, name, own: cells[key] },
      (root) => columnOf(root) === key,
      (one) => one.carrierCode === key,
    ),
  );
  const office = { key: "coordination", name: "统筹协调（含议定事项）", own: coordination };
  const ofOffice = line(
    office,
    (root) => root.carrierCode === null,
    (one) => one.carrierCode === null,
  );
  return {
    total: line(
      { key: "total", name: "各载体合计", own: total },
      (root) => root.carrierCode !== null,
      () => true,
    ),
    carriers: (coordination?.asked ?? 0) > 0 ? [...carriers, ofOffice] : carriers,
    leads: (figures.leads ?? []).map(({ organisationId: key, name, figures: own }) => {
      const led = leads.find(({ organisationId }) => organisationId === key)?.roots;
      return line(
        { key, name, own },
        (root) => led?.has(root.rootTaskId) ?? false,
        (one) => one.leadId === key,
      );
    }),
  };
}
