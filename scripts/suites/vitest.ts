import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import {
  type Ended,
  failure,
  runProgram,
  type SuiteContext,
  type Tally,
} from "@/scripts/suites/tally";

interface TestFile {
  name: string;
  status: string;
  message: string;
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
}

interface VitestReport {
  numPassedTests: number;
  testResults: TestFile[];
}

/** A file that does not even load has no tests that could fail: it counts as one failure. */
function failuresOf(file: TestFile, root: string): string[] {
  const place = path.relative(root, file.name);
  const failed = file.assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => failure(`${place} › ${test.fullName}`, test.failureMessages[0]));
  return file.status === "failed" && failed.length === 0 ? [failure(place, file.message)] : failed;
}

function tally(found: VitestReport, root: string, ended: Ended): Tally {
  const failures = found.testResults.flatMap((file) => failuresOf(file, root));
  // Errors outside any test end the run with a failure that no test shows.
  if (failures.length === 0 && !ended.ok) failures.push(failure("vitest: outside of any test"));
  return { passed: found.numPassedTests, failures };
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
  if (!existsSync(file)) return { passed: 0, failures: [failure("vitest: no report")] };
  return tally(JSON.parse(await readFile(file, "utf8")) as VitestReport, context.root, ended);
}
