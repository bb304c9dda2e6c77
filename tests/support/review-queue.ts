/** Sends a statement with `$1`, `$2`, … and answers its rows. */
type Query = (text: string, values: unknown[]) => Promise<{ id: string; at: Date | string }[]>;

/** Which reports are to wait: of some tasks, in one county. */
export interface WaitingReports {
  nodeCode: string;
  taskCodes: readonly string[];
  count: number;
  /** Where the numbering begins, so that two fixtures of one database do not meet. */
  from?: number;
}

// As the submission itself writes it: the assignment with its report, counters through the triggers.
const SUBMITTED = `
  with chosen as (
    select a.id, a.organisation_id, row_number() over (order by a.organisation_id, a.period, a.id) as place
    from assignment a join task t on t.id = a.task_id
    where a.node_code = $1 and t.code = any ($2) and a.status in ('not_started', 'drafting')
      and not a.awaiting and a.organisation_level = 'village' and a.closed_from is null
    order by a.organisation_id, a.period, a.id limit $3
  ), moved as (
    update assignment a set status = 'submitted', revision = 1, is_on_time = true,
      submitted_at = now() - chosen.place * interval '1 minute', version = a.version + 1
    from chosen where a.id = chosen.id
    returning a.id, a.submitted_at, a.organisation_id, chosen.place
  )
  insert into report (id, assignment_id, revision, numerator, denominator, value, narrative,
    receipt_no, submitted_at, submitted_by_id, submitted_by_name, is_on_time)
  select gen_random_uuid(), m.id, 1, 19 + m.place % 2, 20, null,
    format(E'第 %s 号台账逐项核对。\\n走访 %s 户，都已答复。\\n台账编号 %s。', m.place, 20 + m.place,
      md5(m.id::text) || md5(m.place::text)),
    format('SH-%s-%s', $4::int, m.place), m.submitted_at,
    (select x.id from account x where x.organisation_id = m.organisation_id order by x.login limit 1),
    '村文书', true
  from moved m
  returning assignment_id::text as id, submitted_at as at`;

/**
 * Lets reports wait for their review, each of another village or period and in words of its own, a minute
 * apart, in turn 20 of 20 and 19 of 20; answers their ids, the oldest first.
 */
export async function letReportsWait(query: Query, wanted: WaitingReports): Promise<string[]> {
  const { nodeCode, taskCodes, count, from = 0 } = wanted;
  const found = await query(SUBMITTED, [nodeCode, taskCodes, count, from]);
  const moment = ({ at }: { at: Date | string }) => new Date(at).getTime();
  return found.sort((one, other) => moment(one) - moment(other)).map((one) => one.id);
}
