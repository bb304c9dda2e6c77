import type { Variables } from "@/scripts/launch/environment";
import { runScript } from "@/scripts/launch/processes";
import type { Steps } from "@/scripts/launch/steps";

/** What the seed script says of the data in a database. */
export interface DataStatus {
  /** No account yet: nobody has used it. */
  empty: boolean;
  /** Demonstration data is in it. Loading it is one transaction: never a part of it. */
  demonstration: boolean;
}

/** What preparing the data needs. */
export interface DataContext {
  root: string;
  env: Variables;
  steps: Steps;
  signal: AbortSignal;
}

const MODES = ["default", "full", "small", "none"];

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "";
}

function script(context: DataContext, ...parameters: string[]): Promise<string> {
  return runScript(context.root, parameters, context.env, context.signal);
}

async function migrateAndReference(context: DataContext): Promise<void> {
  const { steps } = context;
  await steps.step(
    "更新数据库结构",
    () => script(context, "scripts/migrate.ts", "apply"),
    lastLine,
  );
  await steps.step(
    "载入基础数据",
    () => script(context, "scripts/seed.ts", "reference", context.env.PROVINCES || "420000"),
    lastLine,
  );
}

async function readStatus(context: DataContext): Promise<DataStatus> {
  return JSON.parse(lastLine(await script(context, "scripts/seed.ts", "status"))) as DataStatus;
}

function modeOf(env: Variables): string {
  const mode = env.SEED || "default";
  if (MODES.includes(mode)) return mode;
  throw new Error(`SEED 只能是 ${MODES.join("、")}，收到的是“${mode}”。`);
}

/** Migrates and loads what is missing; answers how the data stands now. */
export async function prepareData(context: DataContext): Promise<DataStatus> {
  const mode = modeOf(context.env);
  await migrateAndReference(context);
  const status = await readStatus(context);
  if (!status.empty || mode === "none") return status;
  await context.steps.step(
    "载入演示数据",
    () => script(context, "scripts/seed.ts", "demo", mode),
    lastLine,
  );
  return readStatus(context);
}

/** The demonstration accounts, as text for the terminal. */
export function accountTable(context: DataContext): Promise<string> {
  return script(context, "scripts/seed.ts", "accounts");
}

/** A fresh code for the page that makes the first administrators; earlier ones stop working. */
export async function setupCode(context: DataContext): Promise<string> {
  return lastLine(await script(context, "scripts/setup-code.ts"));
}
