import type { ExampleTask } from "../lists/example-lists";
import { type AskedTask, isAwaited, tasksOf } from "./asking";
import { careOf, reviewCareOf } from "./care";
import { type Figures, figuresOf } from "./figures";
import { planLife, type Step } from "./life";
import { dayNumber, momentAt } from "./moments";
import type { Organisation } from "./organisation";
import { hashText, mixSeeds, Random } from "./random";
import type { Reviewer, Reviewers } from "./reviewers";
import { isFed, type Mode } from "./scope";
import { setStage } from "./staging";
import { type State, stateAt } from "./state";
import type { ReportTexts } from "./texts";

/** An assignment as it stands on the day of loading. */
export interface AssignmentFact {
  id: number;
  organisation: Organisation;
  task: ExampleTask;
  period: number;
  dueDay: number;
  isAwaiting: boolean;
  state: State;
  /** What is or would be reported; null where data are awaited. */
  figures: Figures | null;
  isStanding: boolean;
  /** When the value of a later period took its place in the totals; null where none did. */
  stoodUntil: number | null;
  reviewer: Reviewer | null;
  /** For the words of its reports. */
  seed: number;
}

/** What assignments are made from. */
export interface World {
  mode: Mode;
  year: number;
  today: string;
  issuedDay: string;
  /** Everything before the beginning of today has happened. */
  cut: number;
  /** Nothing happened before the day after the lists were issued. */
  begin: number;
  tasks: readonly AskedTask[];
  reviewers: Reviewers;
  texts: ReportTexts;
  isDirectCounty: (organisation: Organisation) => boolean;
}

/** Days before a due day on which the first ones report. */
const WINDOWS = { monthly: 10, quarterly: 30, semiannual: 45, annual: 75 } as const;
/** The task that places without a brand need not report. */
const EXEMPTIBLE = "JT-05";
const EXEMPT_SHARE = 0.15;

const NOTHING_YET: State = stateAt([], 0, 0);

interface Ask {
  organisation: Organisation;
  asked: AskedTask;
  seed: number;
  care: number;
  reviewer: Reviewer;
}

function exemption(ask: Ask, dueDay: number): Step[] | null {
  if (ask.asked.task.code !== EXEMPTIBLE) return null;
  if (!new Random(ask.seed).chance(EXEMPT_SHARE)) return null;
  return [{ kind: "exempt", at: momentAt(dueDay - 90, 600, 0) }];
}

function stateOf(world: World, ask: Ask, dueDay: number, seed: number): State {
  const { task } = ask.asked;
  const { cut, begin } = world;
  const life = planLife(new Random(seed), {
    dueDay,
    window: WINDOWS[task.frequency],
    care: ask.care,
    reviewCare: reviewCareOf(ask.reviewer.code),
  });
  const steps = exemption(ask, dueDay) ?? life;
  const isPlausible = steps.every((step) => step.at > begin);
  return isPlausible ? stateAt(steps, cut, dueDay) : stateAt([], cut, dueDay);
}

class Maker {
  private readonly world: World;
  private nextId = 1;
  private readonly dueDays = new Map<string, number>();

  constructor(world: World) {
    this.world = world;
  }

  private dueDay(monthDay: string): number {
    const known = this.dueDays.get(monthDay);
    if (known !== undefined) return known;
    const day = dayNumber(`${this.world.year}-${monthDay}`);
    this.dueDays.set(monthDay, day);
    return day;
  }

  private awaiting(organisation: Organisation, task: ExampleTask): AssignmentFact[] {
    return task.dueDates.map((monthDay, index) => ({
      id: this.nextId++,
      organisation,
      task,
      period: index + 1,
      dueDay: this.dueDay(monthDay),
      isAwaiting: true,
      state: NOTHING_YET,
      figures: null,
      isStanding: false,
      stoodUntil: null,
      reviewer: null,
      seed: 0,
    }));
  }

  private reported(organisation: Organisation, asked: AskedTask): AssignmentFact[] {
    const { task } = asked;
    const seed = mixSeeds(organisation.seed, hashText(task.code));
    const size = this.world.texts.sizeOf(task.code);
    const care = careOf(organisation);
    const reviewer = this.world.reviewers.of(organisation, asked);
    const ask = { organisation, asked, seed, care, reviewer };
    const facts = task.dueDates.map((monthDay, index): AssignmentFact => {
      const period = index + 1;
      const ownSeed = mixSeeds(seed, period);
      const dueDay = this.dueDay(monthDay);
      const about = { task, size, period, care };
      return {
        id: this.nextId++,
        organisation,
        task,
        period,
        dueDay,
        isAwaiting: false,
        state: stateOf(this.world, ask, dueDay, ownSeed),
        figures: figuresOf(new Random(seed), about, organisation.level),
        isStanding: false,
        stoodUntil: null,
        reviewer,
        seed: ownSeed,
      };
    });
    markStanding(facts, task.indicator.accumulation);
    return facts;
  }

  of(organisation: Organisation): AssignmentFact[] {
    const { mode, tasks, isDirectCounty } = this.world;
    const own = tasksOf(organisation, isDirectCounty(organisation), tasks);
    const facts = own.flatMap((asked) => {
      if (!isAwaited(asked.task)) return this.reported(organisation, asked);
      return isFed(mode, organisation.nodeCode) ? this.awaiting(organisation, asked.task) : [];
    });
    setStage(facts, this.world);
    return facts;
  }
}

/** Of a flow every approved period stands, of stock and cumulative figures the last one. */
function markStanding(facts: readonly AssignmentFact[], accumulation: string): void {
  const done = facts.filter((fact) => fact.state.status === "approved");
  for (const fact of accumulation === "flow" ? done : done.slice(-1)) fact.isStanding = true;
  if (accumulation === "flow") return;
  done.forEach((fact, index) => {
    const later = done.slice(index + 1).map(({ state }) => state.doneAt ?? 0);
    const until = Math.min(...later);
    if (later.length > 0 && until > (fact.state.doneAt ?? 0)) fact.stoodUntil = until;
  });
}

/** All assignments of the organisations, in their order, numbered from 1. */
export function* assignmentsOf(
  world: World,
  organisations: readonly Organisation[],
): Generator<AssignmentFact> {
  const maker = new Maker(world);
  for (const organisation of organisations) yield* maker.of(organisation);
}
