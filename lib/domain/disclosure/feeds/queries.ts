import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { FeedInput } from "@/lib/domain/disclosure/feeds/schema";
import { listWritingColumns } from "@/lib/domain/news/columns/queries";
import { getPublicProfile } from "@/lib/domain/portal/queries";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import { listPublished } from "@/lib/domain/publications/queries";
import { publicPath } from "@/lib/domain/publications/rules";
import { PUBLICATION_KINDS } from "@/lib/domain/publications/types";
import { publicAddress } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import type { FeedFacts, FeedItem } from "@/lib/platform/feed-file";
import { startOfDay } from "@/lib/shared/dates";
import { withQuery } from "@/lib/shared/query-string";

const ITEMS = 50;

/**
 * The newest released things for a feed: all kinds, one kind, or one column of news. Throws `not_found` for a
 * column that does not exist.
 */
export async function getFeed(
  actor: Actor,
  { column, kind }: FeedInput,
): Promise<{ facts: FeedFacts; items: FeedItem[] }> {
  const [profile, columns] = await Promise.all([
    getPublicProfile(actor),
    listWritingColumns(actor),
  ]);
  const found = columns.find((one) => one.code === column);
  if (column && !found) throw notFound("栏目");
  const kinds = kind ? [kind] : found ? [found.kind] : PUBLICATION_KINDS;
  const facets = found?.kind === "news" ? { column: found.code } : undefined;
  const { items } = await listPublished(actor, kinds, { facets, size: ITEMS });
  const part = found?.name ?? (kind ? publicationKindWords[kind] : undefined);
  const [newest] = items;
  return {
    facts: {
      title: part ? `${profile.name}：${part}` : profile.name,
      description: `${profile.sponsor}公开发布的内容`,
      page: publicAddress("/news"),
      self: publicAddress(withQuery("/feed.xml", { column, kind })),
      publisher: profile.sponsor,
      updated: newest ? startOfDay(newest.releasedOn) : new Date(0),
    },
    items: items.map((item) => ({
      title: item.title,
      page: publicAddress(publicPath(item.kind, item.subjectId)),
      summary: item.summary,
      date: startOfDay(item.releasedOn),
      category: publicationKindWords[item.kind],
    })),
  };
}
