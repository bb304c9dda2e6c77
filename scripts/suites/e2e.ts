import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Variables } from "@/scripts/launch/environment";
import { findChromium } from "@/scripts/suites/chromium";
import { withDemonstration } from "@/scripts/suites/demonstration";
import {
  type Ended,
  failure,
  runProgram,
  type SuiteContext,
  type Tally,
  total,
} from "@/scripts/suites/tally";

interface Spec {
  title: string;
  file: string;
  line: number;
  tests: { status: string; results: { error?: { message?: string } }[] }[];
}

interface Suite {
  specs: Spec[];
  suites?: Suite[];
}

interface PlaywrightReport {
  stats: { expected: number };
  suites: Suite[];
  errors: { message?: string }[];
}

function specsOf(suites: Suite[]): Spec[] {
  return suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites ?? [])]);
}

function failuresOf(spec: Spec): string[] {
  return spec.tests
    .filter((test) => test.status === "unexpected" || test.status === "flaky")
    .map((test) => {
      const error = test.results.find((result) => result.error)?.error;
      return failure(`${spec.file}:${spec.line} › ${spec.title}`, error?.message);
    });
}

function tally(found: PlaywrightReport, ended: Ended): Tally {
  const failures = [
    ...specsOf(found.suites).flatMap(failuresOf),
    ...found.errors.map((error) => failure("playwright: outside of any test", error.message)),
  ];
  if (failures.length === 0 && !ended.ok) failures.push(failure("playwright: ended with an error"));
  return { passed: found.stats.expected, failures };
}

async function playwright(
  context: SuiteContext,
  env: Variables,
  specs: readonly string[],
): Promise<Tally> {
  const file = path.join(context.root, ".test", "e2e.json");
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const ended = await runProgram(
    { ...context, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
    ["node_modules/@playwright/test/cli.js", "test", ...specs, "--reporter=list,json"],
    true,
  );
  if (!existsSync(file)) return { passed: 0, failures: [failure("playwright: no report")] };
  return tally(JSON.parse(await readFile(file, "utf8")) as PlaywrightReport, ended);
}

/**
 * Starts the whole platform with small demonstration data on its own server, and walks it: by the specs
 * given, or by all, and then marks all that is internal and reads everything that is public.
 */
export async function endToEnd(
  context: SuiteContext,
  specs: readonly string[] = [],
): Promise<Tally> {
  const chromium = await findChromium(context.root, context.env);
  return withDemonstration(context, "e2e", async ({ url, env }) => {
    const variables = { ...env, E2E_URL: url, QINGLIAN_CHROMIUM: chromium };
    const walked = await playwright(context, variables, specs);
    if (specs.length > 0) return walked;
    return total([walked, await playwright(context, { ...variables, CANARY_RUN: "1" }, [])]);
  });
}
