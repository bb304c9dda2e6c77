import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runProgram, type SuiteContext, type Tally } from "@/scripts/suites/tally";

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** A file that does not even load has no tests that could fail: it counts as one failure. */
function brokenFiles(found: VitestReport): number {
  return found.testResults.filter(
    (file) =>
      file.status === "failed" &&
      !file.assertionResults.some((assertion) => assertion.status === "failed"),
  ).length;
}

function tally(found: VitestReport, ok: boolean): Tally {
  const failed = found.numFailedTests + brokenFiles(found);
  // Errors outside any test end the run with a failure that no test shows.
  return { passed: found.numPassedTests, failed: failed === 0 && !ok ? 1 : failed };
}

/** Runs projects of the vitest configuration, all or only these files, and counts their tests. */
export async function vitestProjects(
  context: SuiteContext,
  projects: string[],
  files: readonly string[] = [],
): Promise<Tally> {
  const file = path.join(context.root, ".test", `vitest-${projects.join("-")}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const ended = await runProgram(
    context,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      ...files,
      ...projects.flatMap((project) => ["--project", project]),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    true,
  );
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return tally(JSON.parse(await readFile(file, "utf8")) as VitestReport, ended.ok);
}
