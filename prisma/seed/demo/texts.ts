import * as z from "zod";
import { dataFile } from "../data-files";
import type { Figures } from "./figures";
import type { Random } from "./random";

const words = z.array(z.string()).min(1);
const notes = z.array(z.object({ field: z.string(), reason: z.string() })).min(1);
const textsSchema = z.object({
  tasks: z.record(
    z.string(),
    z.object({ size: z.tuple([z.number(), z.number()]), done: words, open: words }),
  ),
  openings: words,
  closings: words,
  explanations: words,
  explanationsPlain: words,
  difficulties: words,
  returns: notes,
  returnsPlain: notes,
  approvals: words,
});

type Texts = z.infer<typeof textsSchema>;

/** What a report says in words. */
export interface Words {
  narrative: string;
  explanation: string | null;
  difficulties: string | null;
}

function some<T>(random: Random, items: readonly T[]): T {
  const item = items[random.between(0, items.length - 1)];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
}

function filled(template: string, figures: Figures): string {
  const rest = (figures.denominator ?? 0) - (figures.numerator ?? 0);
  return template
    .replaceAll("{n}", String(figures.numerator ?? ""))
    .replaceAll("{d}", String(figures.denominator ?? figures.value ?? ""))
    .replaceAll("{r}", String(rest))
    .replaceAll("{v}", String(figures.value ?? ""));
}

function isComplete(figures: Figures): boolean {
  if (figures.denominator !== null) return figures.numerator === figures.denominator;
  return !figures.isMissed;
}

/** The example texts: narratives by task, reasons and notes. */
export class ReportTexts {
  private readonly texts: Texts;

  constructor() {
    this.texts = textsSchema.parse(JSON.parse(dataFile("report-texts.json").toString("utf8")));
  }

  /** Least and most of what a task counts. */
  sizeOf(code: string): [number, number] {
    return this.ofTask(code).size;
  }

  private ofTask(code: string): Texts["tasks"][string] {
    const found = this.texts.tasks[code];
    if (!found) throw new Error(`no texts for ${code}`);
    return found;
  }

  /** Narrative, the explanation that a missed target asks for, and now and then a difficulty. */
  wordsOf(random: Random, code: string, figures: Figures): Words {
    const { done, open } = this.ofTask(code);
    const core = filled(some(random, isComplete(figures) ? done : open), figures);
    const reasons =
      figures.denominator === null ? this.texts.explanationsPlain : this.texts.explanations;
    const reason = figures.isMissed ? filled(some(random, reasons), figures) : null;
    const isHard = figures.isMissed && random.chance(0.4);
    return {
      narrative: some(random, this.texts.openings) + core + some(random, this.texts.closings),
      explanation: reason,
      difficulties: isHard ? some(random, this.texts.difficulties) : null,
    };
  }

  /** The reason of a return and the field that it is addressed to. */
  returnOf(random: Random, figures: Figures): { field: string; reason: string } {
    const isRatio = figures.denominator !== null;
    const reasons = isRatio ? this.texts.returns : this.texts.returnsPlain;
    const fitting = figures.isMissed ? reasons : reasons.filter((r) => r.field !== "explanation");
    return some(random, fitting);
  }

  /** What a reviewer adds to an approval; mostly nothing. */
  approvalOf(random: Random): string | null {
    return some(random, this.texts.approvals) || null;
  }
}
