import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Variables } from "@/scripts/launch/environment";
import { findChromium } from "@/scripts/suites/chromium";
import { withDemonstration } from "@/scripts/suites/demonstration";
import { runProgram, type SuiteContext, type Tally, total } from "@/scripts/suites/tally";

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
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
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(await readFile(file, "utf8")) as PlaywrightReport;
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: failed === 0 && !ended.ok ? 1 : failed };
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
