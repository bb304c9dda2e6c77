import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listWritingColumns } from "@/lib/domain/news/columns/queries";
import type { PublicArticle, PublicNewsList } from "@/lib/domain/news/published/types";
import type { PublicNewsInput } from "@/lib/domain/news/schema";
import type { NewsKind } from "@/lib/domain/news/types";
import { listPictures } from "@/lib/domain/pictures/queries";
import { isPublished } from "@/lib/domain/publications/policy";
import { getPublished, listPublished } from "@/lib/domain/publications/queries";
import { publicPath } from "@/lib/domain/publications/rules";
import { rows } from "@/lib/platform/db";
import { publicAddress } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";

const ON_A_PAGE = 20;

async function listYears(kind: NewsKind): Promise<number[]> {
  const found = await rows<{ year: number }>(sql`
    select distinct extract(year from p.released_at at time zone 'Asia/Shanghai')::int as year
    from publication p where p.kind = ${kind} and ${isPublished("p")} order by 1 desc`);
  return found.map(({ year }) => year);
}

/** Released news or notices, the newest first, narrowed by column (or type of notice) and year. */
export async function listPublicNews(
  actor: Actor,
  kind: NewsKind,
  { column, year, page }: PublicNewsInput,
): Promise<PublicNewsList> {
  const facet = kind === "news" ? "column" : "noticeType";
  const facets = column ? { [facet]: column } : undefined;
  const [found, columns, years] = await Promise.all([
    listPublished(actor, [kind], { facets, year, page, size: ON_A_PAGE }),
    listWritingColumns(actor),
    listYears(kind),
  ]);
  return {
    ...found,
    pageCount: Math.ceil(found.total / ON_A_PAGE),
    columns: columns.filter((one) => one.kind === kind),
    years,
  };
}

/** A released article; throws `not_found` for anything else. */
export async function getPublicArticle(
  actor: Actor,
  kind: NewsKind,
  id: string,
): Promise<PublicArticle> {
  const item = await getPublished(actor, kind, id);
  const pictures = await listPictures(actor, item.pictureIds);
  return { item, pictures, url: publicAddress(publicPath(kind, id)) };
}
