import { readdir } from "node:fs/promises";
import path from "node:path";
import {
  type Ended,
  report,
  runProgram,
  type SuiteContext,
  type Tally,
  total,
} from "@/scripts/suites/tally";

const FOLDERS = ["app", "components", "lib", "prisma", "scripts", "tests"];

async function biome(context: SuiteContext): Promise<Ended> {
  return runProgram(context, ["node_modules/@biomejs/biome/bin/biome", "ci", "."], false);
}

/** Next writes the types of the routes first: without them a fresh clone has none. */
async function types(context: SuiteContext): Promise<Ended> {
  const next = await runProgram(context, ["node_modules/next/dist/bin/next", "typegen"], false);
  if (!next.ok) return next;
  return runProgram(context, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."], false);
}

async function sourceCount(root: string): Promise<number> {
  const listed = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = await readdir(path.join(root, folder), { recursive: true });
      return names.filter((name) => isCruised(path.join(folder, name)));
    }),
  );
  return listed.flat().length;
}

function isCruised(file: string): boolean {
  const isSource = /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith(".d.ts");
  return isSource && !/platform.generated|architecture.fixtures/.test(file);
}

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

/**
 * Dependency-cruiser finds nothing wrong in files that it cannot read: that it has seen every
 * source file is part of the check.
 */
async function imports(context: SuiteContext): Promise<Ended> {
  const program = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
  const parameters = [program, ...FOLDERS, "--config", ".dependency-cruiser.cjs"];
  const ended = await runProgram(context, [...parameters, "--output-type", "json"], false);
  const start = ended.output.indexOf("{");
  if (start < 0) return { ok: false, output: ended.output };
  const found = JSON.parse(ended.output.slice(start)) as Cruise;
  const wanted = await sourceCount(context.root);
  const seen = found.modules.filter((module) => isCruised(module.source)).length;
  const lines = found.summary.violations.map(
    (violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`,
  );
  if (seen < wanted) lines.push(`only ${seen} of ${wanted} source files were read`);
  return { ok: lines.length === 0, output: lines.join("\n") };
}

async function unused(context: SuiteContext): Promise<Ended> {
  return runProgram(context, ["node_modules/knip/bin/knip.js", "--no-progress"], false);
}

const CHECKS: [string, (context: SuiteContext) => Promise<Ended>][] = [
  ["format and lint", biome],
  ["types", types],
  ["import directions", imports],
  ["nothing unused", unused],
];

/** Format, lint, types, import directions and unused code; each counts as one. */
export async function staticChecks(context: SuiteContext): Promise<Tally> {
  const tallies = await Promise.all(
    CHECKS.map(async ([name, check]) => {
      const since = performance.now();
      return report(name, await check(context), since);
    }),
  );
  return total(tallies);
}
