import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { listWatchedColumns } from "@/lib/domain/news/columns/queries";
import type { AddColumnInput, ChangeColumnInput } from "@/lib/domain/news/columns/schema";
import { canSetColumns } from "@/lib/domain/news/policy";
import { notify } from "@/lib/domain/notifications/commands";
import { type Tx, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

function requireOffice(actor: Actor): string {
  const regionCode = env().HOST_REGION;
  if (!canSetColumns(actor, regionCode)) throw forbidden();
  return regionCode;
}

/** Adds a column at the end. Throws `invalid` for a code that is taken. */
export async function addColumn(actor: Actor, input: AddColumnInput): Promise<{ code: string }> {
  const regionCode = requireOffice(actor);
  return write(actor, { action: "news_column.add" }, async (tx) => {
    const made = await tx.count(sql`
      insert into news_column (code, kind, name, note, interval_days, needs_source, position)
      select ${input.code}, ${input.kind}, ${input.name}, ${input.note}, ${input.intervalDays}::int,
        ${input.needsSource}, coalesce(max(position), 0) + 1 from news_column
      on conflict (code) do nothing`);
    if (made === 0) throw invalid({ code: "这个代码已经有栏目使用，请换一个" });
    await recordAudit(tx, actor, {
      action: "news_column.add",
      subjectType: "news_column",
      subjectId: input.code,
      regionCode,
      after: input,
    });
    return { code: input.code };
  });
}

/** Changes words, interval and openness of a column; its code and what it holds stay. */
export async function changeColumn(
  actor: Actor,
  { columnCode, version, ...words }: ChangeColumnInput,
): Promise<{ code: string }> {
  const regionCode = requireOffice(actor);
  const before = (await listWatchedColumns(actor)).find(({ code }) => code === columnCode);
  if (!before) throw notFound("栏目");
  return write(actor, { action: "news_column.change" }, async (tx) => {
    const changed = await tx.count(sql`
      update news_column set name = ${words.name}, note = ${words.note},
        interval_days = ${words.intervalDays}::int, needs_source = ${words.needsSource},
        is_open = ${words.isOpen}, version = version + 1
      where code = ${columnCode} and version = ${version}`);
    if (changed === 0) throw conflict("这个栏目刚被同事改过，请刷新页面核对后再改");
    const { name, note, intervalDays, needsSource, isOpen } = before;
    await recordAudit(tx, actor, {
      action: "news_column.change",
      subjectType: "news_column",
      subjectId: columnCode,
      regionCode,
      before: { name, note, intervalDays, needsSource, isOpen },
      after: words,
    });
    return { code: columnCode };
  });
}

async function markReminded(tx: Tx, code: string): Promise<boolean> {
  const marked = await tx.count(sql`
    update news_column k set reminded_on = (now() at time zone 'Asia/Shanghai')::date
    where k.code = ${code} and (k.reminded_on is null
      or k.reminded_on <= (now() at time zone 'Asia/Shanghai')::date - greatest(k.interval_days, 7))`);
  return marked > 0;
}

/**
 * Reminds the office of each overdue column, once for every interval that passes without news (not more often than
 * once a week). Answers how many columns it told of.
 */
export async function remindOfColumns(actor: Actor): Promise<number> {
  const overdue = (await listWatchedColumns(actor)).filter((column) => column.isOverdue);
  let told = 0;
  for (const { code, name, quietDays } of overdue) {
    const since = quietDays === null ? "还没有发布过内容" : `已 ${quietDays} 天没有更新`;
    const title = `栏目“${name}”${since}`;
    told += await transaction(async (tx) => {
      if (!(await markReminded(tx, code))) return 0;
      const offices = await tx.rows<{ id: string }>(sql`
        select o.id from organisation o
        where o.kind = 'office' and o.region_code = ${env().HOST_REGION} and o.valid_to is null`);
      for (const { id: organisationId } of offices) {
        await notify(tx, {
          organisationId,
          kind: "column.overdue",
          title,
          link: "/desk/news/columns",
        });
      }
      return 1;
    });
  }
  return told;
}
