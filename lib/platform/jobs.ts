import "server-only";
import PgBoss from "pg-boss";
import { type Tx, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { JOB_SCHEMA } from "@/lib/platform/migrations/jobs";
import { Statement } from "@/lib/platform/sql";

/** What each kind of job is told. The name is also its queue's. */
export interface Jobs {
  /** Make the assignments of a list. */
  "issue-list": { issuingId: string };
  /** Tell the organisations that a list asks something of. */
  "announce-list": { listId: string };
  /** Carry out an act on a year: closing, carrying over. */
  "run-year-act": { runId: string };
  /** Make what is shown of an evidence file. */
  "derive-evidence": { evidenceId: string };
  /** Make the file of a subscription. */
  "make-issue": { issueId: string };
  /** Remove a kept file that no row refers to any more. */
  "remove-file": { sha256: string };
}

type JobName = keyof Jobs;

const QUEUES: Record<JobName, Omit<PgBoss.Queue, "name">> = {
  "issue-list": { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 3_600 },
  "announce-list": { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 600 },
  "run-year-act": { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 3_600 },
  "derive-evidence": { retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 300 },
  "make-issue": { retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: 1_800 },
  "remove-file": { retryLimit: 5, retryDelay: 60, retryBackoff: true, expireInSeconds: 60 },
};

/** Seconds before a job begins: a file stays until a backup that still names it has been made. */
const DELAYS: { [Name in JobName]?: number } = { "remove-file": 2 * 86_400 };

/** All queues, for the migration step that makes them. */
export const JOB_QUEUES: PgBoss.Queue[] = Object.entries(QUEUES).map(([name, options]) => ({
  name,
  ...options,
}));

/** Text that counts its values itself ($1 …, each as often as it likes) as a Statement. */
function numbered(text: string, values: readonly unknown[]): Statement {
  const places = [...text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]));
  return new Statement(
    text.split(/\$\d+/),
    places.map((place) => values[place - 1]),
  );
}

function database(tx: Tx): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: await tx.rows(numbered(text, values)) }) };
}

const holder = globalThis as typeof globalThis & { qinglianSender?: PgBoss };

/** Never started: it only words the statement that puts a job into its queue. */
function sender(): PgBoss {
  holder.qinglianSender ??= new PgBoss({
    schema: JOB_SCHEMA,
    db: {
      executeSql: async (text, values) =>
        transaction((tx) => database(tx).executeSql(text, values)),
    },
  });
  return holder.qinglianSender;
}

/** Puts a job into its queue through the open transaction: it exists exactly when the change does. */
export async function sendJob<Name extends JobName>(
  tx: Tx,
  name: Name,
  data: Jobs[Name],
): Promise<void> {
  const delay = DELAYS[name];
  const later = delay ? { startAfter: new Date(Date.now() + delay * 1000) } : {};
  await sender().send(name, data, { db: database(tx), ...later });
}

/** What is done with each kind of job; a thrown error has it tried again later. */
export type JobHandlers = { [Name in JobName]?: (data: Jobs[Name]) => Promise<void> };

/** Running job workers. */
export interface RunningJobs {
  /** Takes no new jobs, waits for running ones (at most 30 seconds), and closes. */
  stop(): Promise<void>;
}

function run<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  handle: (data: Jobs[Name]) => Promise<void>,
) {
  return boss.work<Jobs[Name]>(name, { batchSize: 1, pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const job of jobs) {
      try {
        await handle(job.data);
      } catch (error) {
        log.error({ job: name, id: job.id, error: String(error) }, "job failed");
        throw error;
      }
    }
  });
}

/** Starts working on jobs: in the worker process only. Queues must exist (see prepareJobs). */
export async function startJobs(handlers: JobHandlers): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: JOB_SCHEMA,
    migrate: false,
    max: 4,
    archiveCompletedAfterSeconds: 86_400,
  });
  boss.on("error", (error) => log.warn({ error: error.message }, "jobs"));
  await boss.start();
  for (const name of Object.keys(QUEUES) as JobName[]) {
    const handle = handlers[name] as ((data: Jobs[JobName]) => Promise<void>) | undefined;
    if (handle) await run(boss, name, handle);
  }
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 30_000 }) };
}
