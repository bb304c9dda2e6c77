import { defineRoute } from "@/lib/access/route";
import { freshnessHeaders, notModified } from "@/lib/access/unchanged";
import { listPublicAddresses } from "@/lib/domain/disclosure/addresses/queries";
import { partsOf, sitemapIndexText, sitemapText } from "@/lib/domain/disclosure/addresses/rules";
import { getOpenVersion } from "@/lib/domain/disclosure/tables/queries";
import { publicAddress } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";

export const dynamic = "force-dynamic";

/** Every public page for search engines; an index of parts where there are many. */
export const GET = defineRoute({
  name: "sitemap.read",
  open: true,
  handle: async (actor, request) => {
    const part = request.nextUrl.searchParams.get("part");
    const facts = { parts: ["sitemap", part ?? "", await getOpenVersion(actor)] };
    const unchanged = notModified(request, facts);
    if (unchanged) return unchanged;
    const pages = await listPublicAddresses(actor);
    const parts = partsOf(pages.length);
    const number = Number(part ?? 1);
    if (!Number.isInteger(number) || number < 1 || number > parts) throw notFound("网站地图");
    const isIndex = part === null && parts > 1;
    const text = isIndex
      ? sitemapIndexText(parts, publicAddress)
      : sitemapText(pages, number, publicAddress);
    const headers = {
      ...freshnessHeaders(facts),
      "content-type": "application/xml; charset=utf-8",
    };
    return new Response(text, { headers });
  },
});
