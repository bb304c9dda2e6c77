import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findCarriers } from "@/lib/domain/carriers/queries";
import type { CarrierMember } from "@/lib/domain/carriers/types";
import type { CaseFilter } from "@/lib/domain/cases/schema";
import { listPictures } from "@/lib/domain/pictures/queries";
import type { Picture } from "@/lib/domain/pictures/types";
import { getPublished, listPublished } from "@/lib/domain/publications/queries";
import { publicPath } from "@/lib/domain/publications/rules";
import type { Published, PublishedSummary } from "@/lib/domain/publications/types";
import { rows } from "@/lib/platform/db";
import { env, publicUrl } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { withBase } from "@/lib/shared/base-path";
import { yearAt } from "@/lib/shared/dates";

const PAGE = 24;

/** What the list of cases shows. */
export interface CaseBrowserFacts {
  items: PublishedSummary[];
  total: number;
  pageSize: number;
  covers: Picture[];
  /** The carriers of this place, each with its glyph and the place of its colour. */
  carriers: Pick<CarrierMember, "code" | "name" | "glyph" | "position">[];
  cities: { code: string; name: string }[];
}

/** Released cases and methods by filter, with the choices of the filters: the carriers of this place, no others. */
export async function getCaseBrowser(actor: Actor, filter: CaseFilter): Promise<CaseBrowserFacts> {
  const { city, carrier, form, words, page } = filter;
  const regionCode = env().HOST_REGION;
  const [found, set, cities] = await Promise.all([
    listPublished(actor, ["case"], {
      regionCode: city,
      carrierCode: carrier,
      facets: form ? { form } : undefined,
      words,
      page,
      size: PAGE,
    }),
    findCarriers(actor, { regionCode, year: yearAt(new Date()) }),
    rows<{ code: string; name: string }>(sql`
      select code, name from region where parent_code = ${regionCode} and level = 'city'
        and valid_to is null order by code`),
  ]);
  const covers = await listPictures(
    actor,
    found.items.flatMap(({ pictureIds }) => pictureIds.slice(0, 1)),
  );
  return { ...found, pageSize: PAGE, covers, carriers: set?.members ?? [], cities };
}

/** A released thing with its pictures and its whole address. */
export interface PublicPage {
  item: Published;
  pictures: Picture[];
  url: string;
}

/** The public page of a case or a tour; throws `not_found` where nothing of it is released. */
export async function getPublicPage(
  actor: Actor,
  kind: "case" | "tour",
  id: string,
): Promise<PublicPage> {
  const item = await getPublished(actor, kind, id);
  const pictures = await listPictures(actor, item.pictureIds);
  const url = new URL(withBase(publicPath(kind, id)), publicUrl()).href;
  return { item, pictures, url };
}
