import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canKeepTemplates, templateRegions } from "@/lib/domain/duties/templates/policy";
import type {
  OfficeTemplate,
  TemplateKind,
  TemplatePlace,
} from "@/lib/domain/duties/templates/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const COLUMNS = sql`x.id, x.region_code as "regionCode", up.name as "regionName", x.kind,
  x.file_name as "fileName", x.size, x.sha256, x.by_name as "byName", to_json(x.at) #>> '{}' as at`;

/**
 * The template that holds for an organisation: the newest one of the nearest region at or above its own;
 * null where nobody has one. Called by commands that have checked the organisation.
 */
export async function findTemplate(
  _actor: Actor,
  { organisationId, kind }: { organisationId: string; kind: TemplateKind },
): Promise<OfficeTemplate | null> {
  const found = await row<OfficeTemplate>(sql`
    select ${COLUMNS}
    from organisation o join region r on r.code = o.region_code
    join region up on r.path like up.path || '%'
    join document_template x on x.region_code = up.code and x.kind = ${kind}
    where o.id = ${organisationId}::uuid
    order by length(up.path) desc, x.at desc, x.id desc limit 1`);
  return found ?? null;
}

async function placeOf(regionCode: string, kind: TemplateKind): Promise<TemplatePlace> {
  const region = await row<{ name: string }>(
    sql`select name from region where code = ${regionCode}`,
  );
  const found = await rows<OfficeTemplate>(sql`
    select distinct on (up.code) ${COLUMNS}, length(up.path) as depth
    from region r join region up on r.path like up.path || '%'
    join document_template x on x.region_code = up.code and x.kind = ${kind}
    where r.code = ${regionCode}
    order by up.code, x.at desc, x.id desc`);
  const above = found.filter((one) => one.regionCode !== regionCode).at(-1);
  return {
    regionCode,
    regionName: region?.name ?? regionCode,
    own: found.find((one) => one.regionCode === regionCode) ?? null,
    inherited: above ?? null,
  };
}

/** The regions in which the actor keeps templates of the year-end report; `forbidden` where none. */
export async function listTemplatePlaces(actor: Actor): Promise<TemplatePlace[]> {
  const regions = templateRegions(actor);
  if (regions.length === 0) throw forbidden();
  return Promise.all(regions.map((region) => placeOf(region, "annual_report")));
}

/** A template's file, for those who keep it; `not_found` for anybody else. */
export async function getTemplateFile(
  actor: Actor,
  id: string,
): Promise<{ sha256: string; fileName: string }> {
  const found = isId(id)
    ? await row<{ sha256: string; fileName: string; regionCode: string }>(sql`
        select sha256, file_name as "fileName", region_code as "regionCode"
        from document_template where id = ${id}::uuid and kind = 'annual_report'`)
    : undefined;
  if (!found || !canKeepTemplates(actor, found.regionCode)) throw notFound("模板");
  return found;
}
