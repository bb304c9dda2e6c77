import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { suggestDefaults } from "@/lib/domain/imports/suggestions/rules";
import type { UnderstoodWorkbook } from "@/lib/domain/imports/types";
import type { ImportPreview } from "@/lib/domain/lists/import/types";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

interface Found {
  id: string;
  fileName: string;
  fileHash: string;
  understood: UnderstoodWorkbook;
  createdAt: Date;
  year: number;
}

/** A preview of one's own, younger than a week; `not_found` for any other. */
export async function getStoredPreview(actor: Actor, id: string): Promise<Found> {
  if (actor.kind !== "staff" || !isId(id)) throw notFound("导入预览");
  const found = await row<Found>(sql`
    select id, file_name as "fileName", file_hash as "fileHash", understood,
      created_at as "createdAt",
      extract(year from now() at time zone 'Asia/Shanghai')::int as year
    from import_preview
    where id = ${id}::uuid and account_id = ${actor.accountId}::uuid
      and created_at > now() - interval '7 days'`);
  if (!found) throw notFound("导入预览");
  return found;
}

/** What was understood of an uploaded workbook, with proposals for what it does not say. */
export async function getImportPreview(actor: Actor, id: string): Promise<ImportPreview> {
  const found = await getStoredPreview(actor, id);
  const carriers = (await listCarriers(actor)).map(({ code, name, short, parentCode }) => ({
    code,
    name,
    short,
    ...(parentCode ? { parentCode } : {}),
  }));
  const suggestions = Object.fromEntries(
    found.understood.lists.map((list) => [list.sheet, suggestDefaults(list, carriers, found.year)]),
  );
  const { fileName, understood, createdAt } = found;
  return { id, fileName, understood, suggestions, createdAt: createdAt.toISOString() };
}
