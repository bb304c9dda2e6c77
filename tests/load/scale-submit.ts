import pg from "pg";
import { planOf } from "../support/plans";
import { quantile, spread } from "./submit-measures";

// What one submission costs the counters: the statement that moves an assignment on, with its triggers, undone
// each time, so that it can be measured in any database again and again.

const TIMES = 40;

const url = process.argv[2];
if (!url) throw new Error("give the address of the database");
const client = new pg.Client({ connectionString: url });
await client.connect();
const { rows } = await client.query<{ id: string }>(
  `select id from assignment where node_code between '420000' and '429999' and status = 'not_started'
     and not awaiting and organisation_level = 'village' order by id limit ${TIMES}`,
);
const times: number[] = [];
const buffers: number[] = [];
for (const { id } of rows) {
  await client.query("begin");
  const plan = await planOf(client, {
    text: "update assignment set status = 'submitted', submitted_at = now(), revision = 1, is_on_time = true, version = version + 1 where id = $1",
    values: [id],
  });
  await client.query("rollback");
  times.push(plan.milliseconds);
  buffers.push(plan.buffers);
}
console.log(
  `一次报送的计数（${new URL(url).pathname.slice(1)}） 毫秒 ${spread(times, 1)}；块 ${quantile(buffers, 0.5)}`,
);
await client.end();
