import "server-only";
import type { Actor } from "@/lib/access/actor";
import { organisationsWithin, reachesFor, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import type { ListOrganisationsInput } from "@/lib/domain/organisations/schema";
import type {
  CarrierChoice,
  DutyRow,
  OrganisationDetail,
  OrganisationPage,
  OrganisationRow,
} from "@/lib/domain/organisations/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const PAGE_SIZE = 30;

/** What lies above the region `r`, from the city down. */
const PLACE = sql`(
  select string_agg(above.name, ' ' order by length(above.path)) from region above
  where above.level <> 'province' and above.code <> r.code
    and above.code = any (string_to_array(rtrim(r.path, '/'), '/')))`;

const ACCOUNTS = sql`(select count(*)::int from account a where a.organisation_id = o.id)`;

function filters({ q, kind, region, carrier, closed }: ListOrganisationsInput): Statement {
  const open = closed
    ? sql`o.valid_to <= ${TODAY}`
    : sql`(o.valid_to is null or o.valid_to > ${TODAY})`;
  const conditions: Statement[] = [open];
  if (q) conditions.push(sql`search_bigrams(o.name) @@ search_query(${q})`);
  if (kind) conditions.push(sql`o.kind = ${kind}::organisation_kind`);
  if (region) {
    conditions.push(sql`o.region_code in (select inside.code from region inside
      where inside.path like (select path from region where code = ${region}) || '%')`);
  }
  if (carrier) {
    conditions.push(sql`exists (select 1 from organisation_carrier oc
      where oc.organisation_id = o.id and oc.carrier_code = ${carrier})`);
  }
  return sql.and(conditions);
}

/** A page of the organisations within reach, by region and name. */
export async function listOrganisations(
  actor: Actor,
  input: ListOrganisationsInput,
): Promise<OrganisationPage> {
  const reaches = await requireReaches(actor, "organisation.read");
  const where = sql`${organisationsWithin(reaches, "o")} and ${filters(input)}`;
  const [counted, found] = await Promise.all([
    row<{ total: number }>(sql`select count(*)::int as total from organisation o where ${where}`),
    rows<OrganisationRow>(sql`
      select o.id, o.name, o.kind, o.level, r.name as "regionName", ${PLACE} as place,
        o.is_example as "isExample", o.valid_to as "validTo", ${ACCOUNTS} as "accountCount",
        array(select c.short from organisation_carrier oc join carrier c on c.code = oc.carrier_code
          where oc.organisation_id = o.id order by c.position) as carriers
      from (
        select o.* from organisation o where ${where} order by o.region_code, o.kind, o.name, o.id
        limit ${PAGE_SIZE} offset ${(input.page - 1) * PAGE_SIZE}) o
      join region r on r.code = o.region_code order by o.region_code, o.kind, o.name, o.id`),
  ]);
  const total = counted?.total ?? 0;
  return { rows: found, total, page: input.page, pageCount: Math.ceil(total / PAGE_SIZE) };
}

async function dutiesOf(id: string): Promise<DutyRow[]> {
  return rows<DutyRow>(sql`
    select c.name as "carrierName", r.name as "regionName", d.role, d.is_inferred as "isInferred"
    from lead_duty d join carrier c on c.code = d.carrier_code join region r on r.code = d.region_code
    where d.organisation_id = ${id}::uuid and d.valid_from <= ${TODAY}
      and (d.valid_to is null or d.valid_to > ${TODAY}) order by c.position, d.role`);
}

/** One organisation within reach; `not_found` outside it. */
export async function getOrganisation(actor: Actor, id: string): Promise<OrganisationDetail> {
  if (!isId(id)) throw notFound("单位");
  const [readable, managed] = await Promise.all([
    requireReaches(actor, "organisation.read"),
    reachesFor(actor, "organisation.manage"),
  ]);
  const found = await row<Omit<OrganisationDetail, "duties">>(sql`
    select o.id, o.name, o.kind, o.level, o.region_code as "regionCode", r.name as "regionName",
      ${PLACE} as place, o.line, o.credit_code as "creditCode", o.is_example as "isExample",
      o.valid_from as "validFrom", o.valid_to as "validTo", o.version,
      ${ACCOUNTS} as "accountCount",
      array(select oc.carrier_code from organisation_carrier oc where oc.organisation_id = o.id)
        as "carrierCodes",
      array(select c.name from organisation_carrier oc join carrier c on c.code = oc.carrier_code
        where oc.organisation_id = o.id order by c.position) as "carrierNames",
      ${organisationsWithin(managed, "o")} as "mayManage"
    from organisation o join region r on r.code = o.region_code
    where o.id = ${id}::uuid and ${organisationsWithin(readable, "o")}`);
  if (!found) throw notFound("单位");
  return { ...found, duties: await dutiesOf(id) };
}

/** The carriers that can be chosen in forms, each followed by its sub-carriers. */
export async function listCarrierChoices(_actor: Actor): Promise<CarrierChoice[]> {
  return rows<CarrierChoice>(sql`
    select code, name, parent_code is not null as "isSub" from carrier order by position`);
}
