/*
 * 核验系数 = what was reported ÷ what was found. A ratio is compared as a rate (numerator over denominator),
 * every other figure as it stands; a yes-no answer agrees (1) or does not, and then has no factor. Above 1
 * more was reported than found. Where nothing was found and nothing reported they agree; where nothing was
 * found but something reported there is no factor, only the words.
 */
import { figureProblem, figureText, parseFigure } from "@/lib/domain/reports/rules";
import type { IndicatorFacts, ReportValues } from "@/lib/domain/reports/types";
import type { Finding } from "@/lib/domain/reviews/schema";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import type { Found } from "./types";

type Form = IndicatorFacts["form"];

const PLACES = 10_000n;

/** Two whole numbers, as a quotient with four places; null where the second is nothing. */
function quotient(above: bigint, below: bigint): number | null {
  if (below === 0n) return above === 0n ? 1 : null;
  return Number((above * PLACES * 2n + below) / (below * 2n)) / Number(PLACES);
}

interface Compared {
  reported: ReportValues;
  found: ReportValues;
}

function ratioFactor({ reported, found }: Compared): number | null {
  const [a, b] = [parseFigure(reported.numerator), parseFigure(reported.denominator)];
  const [c, d] = [parseFigure(found.numerator), parseFigure(found.denominator)];
  if (a === null || b === null || c === null || d === null) return null;
  if (b === 0n || d === 0n) return null;
  return quotient(a * d, c * b);
}

/** 核验系数 with four places, or null where it cannot be told. */
export function verificationFactor(form: Form, compared: Compared): number | null {
  if (form === "ratio") return ratioFactor(compared);
  const reported = parseFigure(compared.reported.value);
  const found = parseFigure(compared.found.value);
  if (reported === null || found === null) return null;
  if (form === "boolean") return reported === found ? 1 : null;
  return quotient(reported, found);
}

/** The factor in words: 填报与核验一致, 填报为核验的 1.25 倍 (more than found), or that there is none. */
export function factorWords(form: Form, compared: Compared): string {
  const factor = verificationFactor(form, compared);
  if (factor === 1) return "填报与核验一致";
  if (form === "boolean") return "填报与核验不一致";
  if (factor === null) return "核验结果为零或不完整，无法计算核验系数";
  const side = factor > 1 ? "填报高于核验" : "填报低于核验";
  return `核验系数 ${Number(factor.toFixed(4))}（${side}）`;
}

const FIELDS = {
  numerator: "foundNumerator",
  denominator: "foundDenominator",
  value: "foundValue",
} as const;

function findingFaults(form: Form, typed: Finding): FieldErrors {
  const faults: FieldErrors = {};
  const names = form === "ratio" ? (["numerator", "denominator"] as const) : (["value"] as const);
  for (const name of names) {
    const problem = form === "boolean" ? null : figureProblem(typed[name], form);
    if (problem) faults[FIELDS[name]] = problem;
  }
  if (form === "boolean" && !["0", "1"].includes(typed.value)) {
    faults.foundValue = "请选择“是”或“否”";
  }
  if (!typed.how) faults.foundHow = "请写明怎样核验，例如“对照台账逐份核对”";
  return faults;
}

/** A finding as it is kept, in the figures of the form. Throws `invalid` by field of the approval's form. */
export function requireFinding(form: Form, typed: Finding): Found & { how: string } {
  const faults = findingFaults(form, typed);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const text = (figure: string) => {
    const parsed = parseFigure(figure);
    return parsed === null ? null : figureText(parsed);
  };
  if (form !== "ratio") {
    return { numerator: null, denominator: null, value: text(typed.value), how: typed.how };
  }
  const [numerator, denominator] = [text(typed.numerator), text(typed.denominator)];
  return { numerator, denominator, value: null, how: typed.how };
}
