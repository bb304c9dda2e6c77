import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import type { Variables } from "@/scripts/launch/environment";

const LINES_OF_A_FAILURE = 12;

/** What a suite or a check came to. */
export interface Tally {
  passed: number;
  /** One for each that failed: where it stands and what it said. */
  failures: string[];
}

/** A program that has ended. */
export interface Ended {
  ok: boolean;
  output: string;
}

/** What every suite works with. */
export interface SuiteContext {
  root: string;
  env: Variables;
}

/** The sum of several. */
export function total(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failures: tallies.flatMap((tally) => tally.failures),
  };
}

/** One failure in a few lines: whoever sees only the end of the output still learns what broke. */
export function failure(name: string, message = ""): string {
  const lines = stripVTControlCharacters(message).trim().split("\n", LINES_OF_A_FAILURE);
  return [`✗ ${name}`, ...lines.filter((line) => line.trim()).map((line) => `    ${line}`)].join(
    "\n",
  );
}

/** Runs Node with these parameters; its output is collected, and shown as it comes when `live`. */
export function runProgram(
  context: SuiteContext,
  parameters: string[],
  live: boolean,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, {
      cwd: context.root,
      env: context.env as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk;
      if (live) process.stdout.write(chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** Says how one check ended, with its whole output when it failed. */
export function report(name: string, ended: Ended, since: number): Tally {
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${ended.ok ? "✓" : "✗"} ${name} (${seconds} s)`);
  if (!ended.ok) console.log(ended.output.trim());
  return ended.ok
    ? { passed: 1, failures: [] }
    : { passed: 0, failures: [failure(name, ended.output)] };
}
