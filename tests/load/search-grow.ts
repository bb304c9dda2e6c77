import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** One word in so many narratives: from nearly everywhere to nearly nowhere. */
const WORDS = [
  ...[
    "按要求公开",
    "台账已更新",
    "问题已整改",
    "群众代表参加",
    "公示栏张贴",
    "完成自查",
    "召开专题会",
  ],
  ...[
    "三资清查",
    "合同补签",
    "廉政谈话",
    "家风讲堂",
    "食堂采购",
    "药品集采",
    "招标投标",
    "离任交接",
  ],
];

/** Gives every assignment a report text of its own, of words of every frequency. */
export async function growReports(): Promise<void> {
  const since = performance.now();
  await rows(sql`
    insert into report (id, assignment_id, revision, narrative, receipt_no, submitted_by_id,
      submitted_by_name, is_on_time, submitted_at)
    select gen_random_uuid(), a.id, 99, (
        select string_agg(word, '，' order by place) || '，第' || a.id || '号'
        from unnest(${WORDS}::text[]) with ordinality as w (word, place)
        where hashint8(a.id * 31 + place) % (place * place)::int = 0 or place = 1),
      '20261231-' || lpad((5000000 + a.id)::text, 7, '0'), gen_random_uuid(), '压测', true,
      timestamptz '2026-01-01' + (hashint8(a.id)::bigint + 2147483648) % 28000000 * interval '1 second'
    from assignment a where not exists (select 1 from search_report s where s.assignment_id = a.id)`);
  await rows(sql`
    insert into search_report (assignment_id, report_id, submitted_at, organisation_id, root_task_id,
      node_code, township_code, organisation_level, body)
    select a.id, p.id, p.submitted_at, a.organisation_id, a.root_task_id, a.node_code,
      a.township_code, a.organisation_level, search_plain(p.narrative)
    from report p join assignment a on a.id = p.assignment_id where p.revision = 99
    order by p.submitted_at`);
  await rows(sql`vacuum analyze search_report`).catch(() => undefined);
  console.log(`每条任务一份填报：${((performance.now() - since) / 1000).toFixed(0)} 秒`);
}
