import { defineRoute } from "@/lib/access/route";
import { freshnessHeaders, notModified } from "@/lib/access/unchanged";
import { getFeed } from "@/lib/domain/disclosure/feeds/queries";
import { feedSchema } from "@/lib/domain/disclosure/feeds/schema";
import { getOpenVersion } from "@/lib/domain/disclosure/tables/queries";
import { notFound } from "@/lib/platform/errors";
import { feedText } from "@/lib/platform/feed-file";

export const dynamic = "force-dynamic";

/** What was released last, as RSS: all, of a kind, or of a column. */
export const GET = defineRoute({
  name: "feed.read",
  open: true,
  handle: async (actor, request) => {
    const query = Object.fromEntries(request.nextUrl.searchParams);
    const parsed = feedSchema.safeParse(query);
    if (!parsed.success) throw notFound("栏目");
    const version = await getOpenVersion(actor);
    const facts = { parts: ["feed", JSON.stringify(parsed.data), version] };
    const unchanged = notModified(request, facts);
    if (unchanged) return unchanged;
    const feed = await getFeed(actor, parsed.data);
    return new Response(feedText(feed.facts, feed.items), {
      headers: {
        ...freshnessHeaders(facts),
        "content-type": "application/rss+xml; charset=utf-8",
      },
    });
  },
});
