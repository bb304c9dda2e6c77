import pg from "pg";
import type { Duty } from "./e2e-work";

const DECISIONS = 7_042_900;
const CLAIMS = 7_042_901;

/** Which assignment a test wants for itself. */
export interface Wanted {
  status: "not_started" | "drafting" | "submitted" | "returned" | "approved";
  nodeCode?: string;
  townshipCode?: string;
  /** A task of this list; of any carrier but the villages' own where it is not given. */
  listId?: string;
  taskTitle?: string;
}

/** A duty that no other test touches until it is let go. */
export interface Claim {
  duty: Duty;
  release: () => void;
}

// Ratios asked of villages. Those of their own carrier are left out: one test issues its list anew,
// which cancels what the old one still had open.
const CANDIDATES = `
  select a.id::text, t.title as "taskTitle", t.code as "taskCode", o.name as "organisationName",
    coalesce(t.numerator_name, '分子') as "numeratorName",
    coalesce(t.denominator_name, '分母') as "denominatorName", t.root_task_id as "rootTaskId",
    o.region_code as reporter, a.township_code as reviewer, a.township_code as "townshipCode",
    a.organisation_id as "organisationId"
  from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
  join organisation o on o.id = a.organisation_id
  where a.organisation_level = 'village' and t.form = 'ratio' and not a.awaiting
    and a.status = $1::assignment_status and a.node_code = $2
    and ($3::text is null or a.township_code = $3)
    and ($5::text is null or t.title = $5)
    and case when $4::uuid is null then l.carrier_code <> 'village' else l.id = $4 end
  order by a.due_on desc, a.id limit 80`;

/** What the tests read beside the browser: which work lies where. They write through pages only. */
export class Database {
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({ connectionString: url, max: 12 });
  }

  /** The rows of a query with `$1`, `$2`, … */
  async rows<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.pool.query<T>(text, values)).rows;
  }

  /** The only row; throws where there is none. */
  async one<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T> {
    const [found] = await this.rows<T>(text, values);
    if (!found) throw new Error(`nothing found by ${text} ${JSON.stringify(values)}`);
    return found;
  }

  /**
   * Tests run side by side in one province. Those that change what dashboards count say so, and the one
   * that reads a province's numbers before and after a single change has it to itself.
   */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    return this.holding("pg_advisory_lock", DECISIONS, work);
  }

  /** Work that changes numbers: side by side with its like, never while one is `alone`. */
  async changing<T>(work: () => Promise<T>): Promise<T> {
    return this.holding("pg_advisory_lock_shared", DECISIONS, work);
  }

  /** An assignment as wanted, whose organisation is left alone by all other tests until it is released. */
  async claim({
    status,
    nodeCode = "420624",
    townshipCode,
    listId,
    taskTitle,
  }: Wanted): Promise<Claim> {
    const values = [status, nodeCode, townshipCode ?? null, listId ?? null, taskTitle ?? null];
    const found = await this.rows<Duty & { organisationId: string }>(CANDIDATES, values);
    const client = await this.pool.connect();
    for (const { organisationId, ...duty } of found) {
      const { rows } = await client.query<{ held: boolean }>(
        "select pg_try_advisory_lock($1, hashtext($2)) as held",
        [CLAIMS, organisationId],
      );
      if (rows[0]?.held) return { duty, release: () => client.release(true) };
    }
    client.release();
    throw new Error(`no free assignment: ${JSON.stringify(values)}`);
  }

  private async holding<T>(how: string, key: number, work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query(`select ${how}($1)`, [key]);
      return await work();
    } finally {
      // The lock ends with its connection, whatever happened.
      client.release(true);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
