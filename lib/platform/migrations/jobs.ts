import PgBoss from "pg-boss";

/** The schema that holds the jobs' tables. */
export const JOB_SCHEMA = "pgboss";

/**
 * Makes pg-boss's tables and the named queues as the database's owner. This is DDL, which the
 * app's role may not do: app and worker open pg-boss with `migrate: false` afterwards.
 */
export async function prepareJobs(ownerUrl: string, queues: PgBoss.Queue[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOB_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
  });
  const failures: Error[] = [];
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  try {
    for (const queue of queues) {
      const present = await boss.getQueue(queue.name);
      if (!present) await boss.createQueue(queue.name, queue);
    }
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
  const [first] = failures;
  if (first) throw first;
}
