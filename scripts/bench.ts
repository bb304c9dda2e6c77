import { benchDashboard } from "@/tests/load/dashboard";
import { benchIssue } from "@/tests/load/issue";
import { benchSubmit } from "@/tests/load/submit";

type Bench = (
  parameters: readonly string[],
  machine: Record<string, string | undefined>,
) => Promise<boolean>;

const BENCHES: Record<string, Bench> = {
  dashboard: benchDashboard,
  issue: benchIssue,
  submit: benchSubmit,
};

/** Runs the named benches one after another; sizes such as `full` are passed on to each. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const names = words.filter((word) => word in BENCHES);
  if (names.length === 0)
    throw new Error("用法：npm run bench -- dashboard|issue|submit [small|full]");
  const sizes = words.filter((word) => !(word in BENCHES));
  for (const name of names) {
    console.log(`— ${name} —`);
    // biome-ignore lint/style/noProcessEnv: the machine's own variables, before the platform's are made
    const isGood = await BENCHES[name]?.(sizes, process.env);
    if (!isGood) process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
