import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { PublicAddress } from "@/lib/domain/disclosure/addresses/types";
import { listReleasedEditions } from "@/lib/domain/editions/published/queries";
import { listPublicCarriers } from "@/lib/domain/lists/published/queries";
import { isPublished } from "@/lib/domain/publications/policy";
import { publicPath } from "@/lib/domain/publications/rules";
import type { PublicationKind } from "@/lib/domain/publications/types";
import { rows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { type Day, yearAt } from "@/lib/shared/dates";

const PAGES = [
  ...["/", "/sites", "/cases", "/routes", "/culture", "/family", "/topics", "/news", "/notices"],
  ...["/cases/tours", "/culture/venues", "/culture/works", "/topics/results", "/topics/statistics"],
  ...["/carriers", "/progress", "/editions", "/policies", "/open-data", "/about", "/suggest"],
  ...["/accessibility", "/elder"],
];

const still = (path: string): PublicAddress => ({ path, modified: null });

/** Every public page for search engines: lists first, then whatever is released, the newest first. */
export async function listPublicAddresses(actor: Actor): Promise<PublicAddress[]> {
  const regionCode = env().HOST_REGION;
  const [carriers, editions, policies, published] = await Promise.all([
    listPublicCarriers(actor, { regionCode, year: yearAt(new Date()) }),
    listReleasedEditions(actor, regionCode),
    rows<{ code: string }>(sql`
      select d.code from policy_document d where d.status = 'published' order by d.position, d.code`),
    rows<{ kind: PublicationKind; subjectId: string; modified: Day }>(sql`
      select p.kind, p.subject_id as "subjectId",
        to_char(p.released_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as modified
      from publication p where ${isPublished("p")} order by p.released_at desc, p.id limit 50000`),
  ]);
  return [
    ...PAGES.map(still),
    ...carriers.map(({ code }) => still(`/carriers/${code}`)),
    ...editions.map(({ id, releasedOn }) => ({ path: `/editions/${id}`, modified: releasedOn })),
    ...policies.map(({ code }) => still(`/policies/${code}`)),
    ...published.map(({ kind, subjectId, modified }) => ({
      path: publicPath(kind, subjectId),
      modified,
    })),
  ];
}
