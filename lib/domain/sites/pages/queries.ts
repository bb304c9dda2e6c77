import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reachesFor } from "@/lib/access/reach";
import { findNewestEdition } from "@/lib/domain/editions/published/queries";
import { listPictures } from "@/lib/domain/pictures/queries";
import { readableSites, standingColumns } from "@/lib/domain/sites/lifecycle/policy";
import { isNamed } from "@/lib/domain/sites/lifecycle/rules";
import type { DemonstrationStatus, Standing } from "@/lib/domain/sites/lifecycle/types";
import { choicesOf, EMPTY_PAGE } from "@/lib/domain/sites/pages/rules";
import type { PageDraft, PageForm, ResultChoice } from "@/lib/domain/sites/pages/types";
import { row } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** The figures that the public page of a site may quote: those of the newest released edition. */
export async function listResultChoices(
  actor: Actor,
  site: { regionCode: string; carrierCode: string },
): Promise<ResultChoice[]> {
  const [edition, place] = await Promise.all([
    findNewestEdition(actor, env().HOST_REGION),
    row<{ carrierCodes: string[]; regionCodes: string[] }>(sql`
      select array_remove(array[c.code, c.parent_code], null) as "carrierCodes",
        string_to_array(trim(trailing '/' from r.path), '/') as "regionCodes"
      from carrier c, region r where c.code = ${site.carrierCode} and r.code = ${site.regionCode}`),
  ]);
  return edition && place ? choicesOf(edition, place) : [];
}

interface Found extends Standing {
  id: string;
  name: string;
  status: DemonstrationStatus;
  version: number;
  regionCode: string;
  carrierCode: string;
  page: Partial<PageDraft> | null;
}

/** The form of the public page, for the organisation of a named site and for whoever manages it. */
export async function getPageForm(actor: Actor, siteId: string): Promise<PageForm> {
  if (!isId(siteId)) throw notFound("示范点");
  const [reading, managing] = await Promise.all([
    reachesFor(actor, "site.read"),
    reachesFor(actor, "site.manage"),
  ]);
  const found = await row<Found>(sql`
    select s.id, s.name, s.status, s.version, s.region_code as "regionCode",
      s.carrier_code as "carrierCode", s.page, ${standingColumns(actor, managing)}
    from demonstration_site s join organisation o on o.id = s.organisation_id
    where s.id = ${siteId}::uuid and ${readableSites(actor, reading)}`);
  if (!found) throw notFound("示范点");
  if (!found.isUnit && !found.isManager) throw forbidden();
  if (!isNamed(found.status)) throw conflict("命名以后才编写公开页面");
  const draft = { ...EMPTY_PAGE, ...found.page };
  const [pictures, choices] = await Promise.all([
    listPictures(actor, draft.pictureIds),
    listResultChoices(actor, found),
  ]);
  const { id, version, name } = found;
  return { siteId: id, version, name, draft, pictures, choices };
}
