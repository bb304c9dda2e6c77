import type { Variables } from "@/scripts/launch/environment";
import { deepTests } from "@/scripts/suites/deep";
import { endToEnd } from "@/scripts/suites/e2e";
import { staticChecks } from "@/scripts/suites/static";
import { failure, type SuiteContext, type Tally, total } from "@/scripts/suites/tally";
import { vitestProjects } from "@/scripts/suites/vitest";

type Suite = (context: SuiteContext) => Promise<Tally>;

const SUITES: Record<string, Suite> = {
  static: staticChecks,
  unit: (context) => vitestProjects(context, ["unit"]),
  architecture: (context) => vitestProjects(context, ["architecture"]),
  integration: (context) => vitestProjects(context, ["integration"]),
  e2e: (context) => endToEnd(context),
};

/** In under a minute: everything that needs neither a database nor a browser, side by side. */
async function quick(context: SuiteContext): Promise<Tally> {
  const fast = vitestProjects(context, ["unit", "architecture"]);
  return total(await Promise.all([staticChecks(context), fast]));
}

async function attempt(name: string, suite: Suite, context: SuiteContext): Promise<Tally> {
  console.log(`\n── ${name}`);
  try {
    return await suite(context);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.log(message);
    return { passed: 0, failures: [failure(name, message)] };
  }
}

function chosen(names: string[]): [string, Suite][] {
  if (names.length === 1 && names[0] === "check") return [["check", quick]];
  if (names.length === 1 && names[0] === "deep") return [["deep", deepTests]];
  const wanted = names.length > 0 ? names : Object.keys(SUITES);
  return wanted.map((name) => {
    const suite = SUITES[name];
    if (!suite)
      throw new Error(
        `没有名为“${name}”的测试。可选：check、deep、${Object.keys(SUITES).join("、")}`,
      );
    return [name, suite];
  });
}

/**
 * Runs the named suites, or all, one after another; a failing one does not keep the others from
 * running. At the end stand all that failed and, in the last line, the sum; answers the exit code.
 */
export async function runSuites(
  root: string,
  names: string[],
  variables: Variables,
): Promise<number> {
  const env = { ...variables, NEXT_TELEMETRY_DISABLED: "1" };
  const tallies: Tally[] = [];
  for (const [name, suite] of chosen(names)) {
    tallies.push(await attempt(name, suite, { root, env }));
  }
  const { passed, failures } = total(tallies);
  console.log(["", ...failures, `${passed} passed, ${failures.length} failed`].join("\n"));
  return failures.length === 0 && passed > 0 ? 0 : 1;
}
