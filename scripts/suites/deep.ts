import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Variables } from "@/scripts/launch/environment";
import { endToEnd } from "@/scripts/suites/e2e";
import { failure, type SuiteContext, type Tally, total } from "@/scripts/suites/tally";
import { vitestProjects } from "@/scripts/suites/vitest";

/** What a test file imports to ask for its full number: that is what makes it one of these. */
const MARK = /from "(\.\.\/|@\/tests\/)support\/deep"/;
const PROJECTS = ["unit", "integration"];

async function deepFiles(root: string, folder: string, ending: RegExp): Promise<string[]> {
  const names = await readdir(path.join(root, folder), { recursive: true });
  const files = names.filter((name) => ending.test(name)).map((name) => path.join(folder, name));
  const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), "utf8")));
  return files.filter((_, at) => MARK.test(texts[at] ?? "")).sort();
}

/**
 * The full numbers: every property, race and generated input that `npm test` only samples. The tests are
 * those that ask `tests/support/deep.ts` how many; none found is a failure.
 */
export async function deepTests(context: SuiteContext): Promise<Tally> {
  const env: Variables = { ...context.env, QINGLIAN_DEEP: "1" };
  const deep = { ...context, env };
  const unit = await deepFiles(context.root, "tests/unit", /\.test\.tsx?$/);
  const integration = await deepFiles(context.root, "tests/integration", /\.test\.tsx?$/);
  const specs = await deepFiles(context.root, "tests/e2e", /\.spec\.ts$/);
  const files = [...unit, ...integration];
  console.log([...files, ...specs].map((file) => `  ${file}`).join("\n"));
  if (files.length === 0)
    return { passed: 0, failures: [failure("deep", "no test asks for its full number")] };
  const tallies = [await vitestProjects(deep, PROJECTS, files)];
  if (specs.length > 0) tallies.push(await endToEnd(deep, specs));
  return total(tallies);
}
