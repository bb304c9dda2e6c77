import path from "node:path";
import pg from "pg";
import { type EmbeddedDatabase, startEmbedded } from "@/lib/platform/postgres/embedded";
import { ensureBuilt } from "@/scripts/launch/build";
import { accountTable, type DataContext, prepareData, setupCode } from "@/scripts/launch/data";
import { platformEnvironment, type Variables } from "@/scripts/launch/environment";
import { type Mode, startParts } from "@/scripts/launch/parts";
import { requireFreePort } from "@/scripts/launch/port";
import { stepsTo } from "@/scripts/launch/steps";
import { superviseDatabase } from "@/scripts/launch/supervise";

/** How the platform is started; `variables` are those of the starting process. */
export interface StartOptions {
  root: string;
  mode: Mode;
  variables: Variables;
}

const SERVER = { durable: true, timeZone: "Asia/Shanghai" };

/** Settles at the first request to stop: Ctrl C, the service manager, or a closed terminal. */
function stopRequest(): AbortController {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => stop.abort());
  }
  return stop;
}

/** A session of our own: whoever else shares the server sees that it is in use. */
async function keepSession(database: EmbeddedDatabase): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.superuserUrl() });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function openDatabase(options: StartOptions): Promise<EmbeddedDatabase | undefined> {
  if (options.variables.DATABASE_URL) return undefined;
  const home = { projectRoot: options.root, stateFolder: path.join(options.root, ".data") };
  return startEmbedded(home, SERVER);
}

function describe(database: EmbeddedDatabase | undefined): string {
  if (!database) return "使用 DATABASE_URL 指定的数据库";
  const state = database.started ? "" : "，接管了上次留下的进程";
  return `${database.notice ? `${database.notice}，` : ""}端口 ${database.port}${state}`;
}

/** Demonstration accounts sign in without a second factor only beside the embedded database. */
function withDemonstration(env: Variables, isDemonstration: boolean): Variables {
  return isDemonstration && !env.DEMO_SKIP_TOTP ? { ...env, DEMO_SKIP_TOTP: "1" } : env;
}

/** What is known once the database answers. */
interface Started extends DataContext {
  database: EmbeddedDatabase | undefined;
}

async function serve(context: Started, options: StartOptions): Promise<void> {
  const { steps, database, signal } = context;
  const data = await prepareData(context);
  const env = withDemonstration(context.env, data.demonstration && database !== undefined);
  if (options.mode === "production") await ensureBuilt({ ...context, env });
  const parts = startParts(options.root, options.mode, env);
  const supervision = superviseDatabase(database, () => openDatabase(options));
  try {
    await steps.step("启动应用与后台任务", () => parts.ready(signal));
    steps.say(`\n清廉建设推进平台已就绪：${env.NEXTAUTH_URL}`);
    if (data.demonstration) steps.say(`\n${(await accountTable(context)).trimEnd()}`);
    if (data.empty) {
      const code = await setupCode(context);
      steps.say(`\n数据库为空：请打开 ${env.NEXTAUTH_URL}/setup 新建管理员，初始化码 ${code}`);
    }
    steps.say(`\n日志在 ${parts.logFolder}。按 Ctrl C 停止。`);
    await parts.ended(signal);
  } finally {
    supervision.end();
    await parts.stop(steps);
  }
}

async function closeDatabase(context: Started, session: pg.Client | undefined) {
  await session?.end().catch(() => undefined);
  const { database } = context;
  if (database) await context.steps.step("停止数据库", () => database.stop());
}

/**
 * Starts everything in order and keeps it running until it is told to stop; then stops app,
 * worker and database, each before the next. Answers the exit code; throws what went wrong.
 */
export async function startPlatform(options: StartOptions): Promise<number> {
  const steps = stepsTo(process.stdout);
  const { signal } = stopRequest();
  const env = await platformEnvironment(
    options.variables,
    path.join(options.root, ".data"),
    undefined,
  );
  await requireFreePort(Number(env.PORT), env.HOST || "0.0.0.0");
  const database = await steps.step("启动数据库", () => openDatabase(options), describe);
  const session = database ? await keepSession(database) : undefined;
  const context: Started = {
    root: options.root,
    env: await platformEnvironment(options.variables, path.join(options.root, ".data"), database),
    steps,
    database,
    signal,
  };
  try {
    await serve(context, options);
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    throw error;
  } finally {
    await closeDatabase(context, session);
  }
}
