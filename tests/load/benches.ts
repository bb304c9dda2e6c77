import type { Variables } from "@/scripts/launch/environment";
import { benchCompare } from "./compare";
import { benchDashboard } from "./dashboard";
import { benchDeadlineDay } from "./deadline-day";
import { benchExport } from "./export";
import { benchImport } from "./import";
import { benchIssue } from "./issue";
import { benchLighthouse } from "./lighthouse";
import { benchNational } from "./national";
import { benchPublic } from "./public";
import { benchScale } from "./scale";
import { benchSearch } from "./search";
import { benchStorm } from "./storm";
import { benchSubmit } from "./submit";
import { benchValues } from "./values";

type Bench = (parameters: readonly string[], machine: Variables) => Promise<boolean>;

const BENCHES = new Map<string, Bench>([
  ["compare", benchCompare],
  ["dashboard", benchDashboard],
  ["deadline-day", benchDeadlineDay],
  ["export", benchExport],
  ["import", benchImport],
  ["issue", benchIssue],
  ["lighthouse", benchLighthouse],
  ["national", benchNational],
  ["public", benchPublic],
  ["scale", benchScale],
  ["search", benchSearch],
  ["storm", benchStorm],
  ["submit", benchSubmit],
  ["values", benchValues],
]);

/**
 * Runs the named benches one after another; `small` and `full` are passed on to each. Answers whether
 * every one found what must be exact to be exact. Ratios are printed, never judged: machines differ.
 */
export async function runBenches(words: readonly string[], machine: Variables): Promise<boolean> {
  const sizes = words.filter((word) => !BENCHES.has(word));
  let isGood = words.length > sizes.length;
  if (!isGood)
    console.log(`用法：npm run bench -- ${[...BENCHES.keys()].join("|")} … [small|full]`);
  for (const word of words) {
    const bench = BENCHES.get(word);
    if (!bench) continue;
    console.log(`— ${word} —`);
    isGood = (await bench(sizes, machine)) && isGood;
  }
  return isGood;
}
