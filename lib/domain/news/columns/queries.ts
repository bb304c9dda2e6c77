import "server-only";
import type { Actor } from "@/lib/access/actor";
import { isOverdue } from "@/lib/domain/news/columns/rules";
import type { WatchedColumn, WritingColumn } from "@/lib/domain/news/columns/types";
import { canSetColumns } from "@/lib/domain/news/policy";
import { isPublished } from "@/lib/domain/publications/policy";
import { row, rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const WRITING = sql`k.code, k.kind, k.name, k.note, k.needs_source as "needsSource"`;

/** The open columns that articles are written in, in order. Names of columns are public. */
export async function listWritingColumns(_actor: Actor): Promise<WritingColumn[]> {
  return rows<WritingColumn>(sql`
    select ${WRITING} from news_column k
    where k.kind in ('news', 'notice') and k.is_open order by k.position, k.code`);
}

/** An open column that articles are written in; undefined for any other code. */
export async function findWritingColumn(
  _actor: Actor,
  code: string,
): Promise<WritingColumn | undefined> {
  return row<WritingColumn>(sql`
    select ${WRITING} from news_column k
    where k.code = ${code} and k.kind in ('news', 'notice') and k.is_open`);
}

/** Every column and watched kind with its last release, those that are overdue marked. */
export async function listWatchedColumns(_actor: Actor): Promise<WatchedColumn[]> {
  const found = await rows<Omit<WatchedColumn, "isOverdue">>(sql`
    select k.code, k.kind, k.name, k.note, k.interval_days as "intervalDays",
      k.needs_source as "needsSource", k.is_open as "isOpen", k.version,
      coalesce(of.shown, 0)::int as shown, to_char(of.last_on, 'YYYY-MM-DD') as "lastOn",
      ((now() at time zone 'Asia/Shanghai')::date - of.last_on)::int as "quietDays"
    from news_column k left join (
      select p.kind, case when p.kind = 'news' then p.facets ->> 'column' end as column_code,
        count(*) as shown, max((p.released_at at time zone 'Asia/Shanghai')::date) as last_on
      from publication p where ${isPublished("p")} group by 1, 2
    ) of on of.kind = k.kind and of.column_code is not distinct from
      case when k.kind = 'news' then k.code end
    order by k.position, k.code`);
  return found.map((column) => ({ ...column, isOverdue: isOverdue(column) }));
}

/** One column for those who set it; throws `not_found` for others and for any other code. */
export async function getColumn(actor: Actor, code: string): Promise<WatchedColumn> {
  const column = (await listWatchedColumns(actor)).find((one) => one.code === code);
  if (!column || !canSetColumns(actor, env().HOST_REGION)) throw notFound("栏目");
  return column;
}
