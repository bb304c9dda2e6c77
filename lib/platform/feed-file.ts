import "server-only";
import { Feed } from "feed";

/** What a feed is about, with whole addresses. */
export interface FeedFacts {
  title: string;
  description: string;
  /** The page that it follows. */
  page: string;
  /** The feed's own address. */
  self: string;
  publisher: string;
  updated: Date;
}

/** One thing in a feed. */
export interface FeedItem {
  title: string;
  page: string;
  summary: string;
  date: Date;
  category: string;
}

/** A feed as RSS 2.0. The one module that knows the package `feed`. */
export function feedText(facts: FeedFacts, items: readonly FeedItem[]): string {
  const { title, description, page, self, publisher, updated } = facts;
  const feed = new Feed({
    ...{ title, description, updated, id: page, link: page, language: "zh-CN" },
    copyright: publisher,
    generator: "清廉建设推进平台",
    feedLinks: { rss: self },
  });
  for (const { title: name, page: link, summary, date, category } of items) {
    feed.addItem({
      ...{ title: name, link, id: link, description: summary, date },
      category: [{ name: category }],
    });
  }
  return feed.rss2();
}
