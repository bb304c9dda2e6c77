import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { type ImportedVenue, understandVenues } from "@/lib/domain/culture/importing/rules";
import type { ImportVenuesInput } from "@/lib/domain/culture/importing/schema";
import { cultureReach, mayEnterIn } from "@/lib/domain/culture/policy";
import { listTerms } from "@/lib/domain/culture/terms/queries";
import type { Term } from "@/lib/domain/culture/terms/types";
import { owes } from "@/lib/domain/culture/venues/rules";
import { readCsv } from "@/lib/platform/csv-rows";
import { rows } from "@/lib/platform/db";
import { forbidden, invalid } from "@/lib/platform/errors";
import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";
import { indexGrid } from "@/lib/platform/spreadsheet/grid";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const MOST_VENUES = 5_000;
const SHOWN_PROBLEMS = 20;

/** The lines of the first sheet, or of the CSV file. */
async function linesOf(file: File): Promise<string[][]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.(csv|txt)$/i.test(file.name)) {
    const { columns, rows: found } = readCsv(bytes);
    return [columns, ...found.map((line) => columns.map((name) => line[name] ?? ""))];
  }
  const [grid] = (await readWorkbook(bytes)).filter(({ hidden }) => !hidden);
  if (!grid) throw invalid({ file: "文件里没有工作表，请核对后重新上传" });
  const { rows: index } = indexGrid(grid);
  const last = Math.max(0, ...index.keys());
  return Array.from({ length: last }, (_, at) => {
    const line: string[] = [];
    for (const cell of index.get(at + 1) ?? []) line[cell.column - 1] = cell.text;
    return Array.from(line, (text) => text ?? "");
  });
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const rest = problems.length - SHOWN_PROBLEMS;
  const more = rest > 0 ? `；另有 ${rest} 处` : "";
  throw invalid(
    {
      file: `${problems.slice(0, SHOWN_PROBLEMS).join("；")}${more}。改好后重新上传，不会重复登记`,
    },
    `${problems.length} 处有误，一处也没有导入`,
  );
}

interface AllowedRegion {
  code: string;
  level: RegionLevel;
  isDirectCounty: boolean;
}

function misplaced(
  venues: readonly ImportedVenue[],
  allowed: readonly AllowedRegion[],
  kinds: readonly Term[],
): string[] {
  const known = new Map(allowed.map((region) => [region.code, region]));
  return venues.flatMap(({ line, regionCode, kindCode }) => {
    const region = known.get(regionCode);
    if (!region) return [`第 ${line} 行“区划代码”是“${regionCode}”，不在您的范围内，请核对`];
    const kind = kinds.find(({ code }) => code === kindCode);
    if (!kind || kind.level === null || owes(region, kind)) return [];
    return [`第 ${line} 行“种类”是“${kind.name}”，这个地区没有这一种，请改种类或区划代码`];
  });
}

/**
 * Takes in a table of venues: all of its lines or none. A venue that is there already (same region, kind and
 * name) is left as it is, so that a corrected file can be sent again. Throws `invalid` at `file`, line by line.
 */
export async function importVenues(
  actor: Actor,
  { file, submit }: ImportVenuesInput,
): Promise<{ added: number; known: number }> {
  if (actor.kind !== "staff") throw forbidden();
  const reach = await cultureReach(actor, "culture");
  const kinds = await listTerms(actor, "venue_kind");
  const { venues, problems } = understandVenues(await linesOf(file), kinds);
  refuse(problems);
  if (venues.length > MOST_VENUES)
    throw invalid({ file: `一次最多 ${MOST_VENUES} 处，请分开上传` });
  const codes = venues.map(({ regionCode }) => regionCode);
  const allowed = await rows<AllowedRegion>(sql`
    select r.code, r.level, r.is_direct_county as "isDirectCounty" from region r
    where r.code = any (${codes}::text[]) and r.valid_to is null and ${mayEnterIn(reach, "r")}`);
  refuse(misplaced(venues, allowed, kinds));
  const list = JSON.stringify(venues.map((venue) => ({ id: newId(), ...venue })));
  return write(actor, { action: "venue.import" }, async (tx) => {
    const added = await tx.count(sql`
      insert into culture_venue (id, kind_code, region_code, name, place, description, built_year, keeper_id,
        status, stage, entered_by_id, submitted_at, submitted_by_name, submitted_account_id)
      select distinct on (n."regionCode", n."kindCode", n.name) n.id, n."kindCode", n."regionCode", n.name,
        n.place, n.description, n."builtYear",
        (select o.id from organisation o where o.region_code = n."regionCode" and o.valid_to is null
          and o.kind in ('village', 'township') limit 1),
        n.status::venue_status, (case when ${submit} then 'submitted' else 'draft' end)::venue_stage,
        ${actor.organisation.id}::uuid, case when ${submit} then now() end,
        case when ${submit} then ${actorName(actor)}::text end,
        case when ${submit} then ${actor.accountId}::uuid end
      from jsonb_to_recordset(${list}::jsonb) as n (id uuid, "regionCode" text, "kindCode" text, name text,
        place text, description text, "builtYear" smallint, status text, line int)
      where not exists (select 1 from culture_venue v where v.region_code = n."regionCode"
        and v.kind_code = n."kindCode" and v.name = n.name)
      order by n."regionCode", n."kindCode", n.name, n.line`);
    const known = venues.length - added;
    await recordAudit(tx, actor, {
      action: "venue.import",
      subjectType: "culture_venue",
      subjectId: file.name.slice(0, 200),
      after: { added, known, submit },
    });
    return { added, known };
  });
}
