import { defineRoute } from "@/lib/access/route";
import { freshnessHeaders, notModified } from "@/lib/access/unchanged";
import { catalogueOf } from "@/lib/domain/disclosure/catalogue/rules";
import { getLicence } from "@/lib/domain/disclosure/licence/queries";
import { getOpenVersion, listOpenTables } from "@/lib/domain/disclosure/tables/queries";
import { getPublicProfile } from "@/lib/domain/portal/queries";
import { publicAddress } from "@/lib/platform/env";

/** The catalogue of open data for machines (DCAT terms as JSON-LD). */
export const GET = defineRoute({
  name: "open_data.catalogue",
  open: true,
  handle: async (actor, request) => {
    const [licence, version] = await Promise.all([getLicence(actor), getOpenVersion(actor)]);
    const facts = { parts: ["catalogue", version, licence] };
    const unchanged = notModified(request, facts);
    if (unchanged) return unchanged;
    const [tables, profile] = await Promise.all([listOpenTables(actor), getPublicProfile(actor)]);
    const catalogue = catalogueOf(tables, { ...profile, licence, addressOf: publicAddress });
    return Response.json(catalogue, { headers: freshnessHeaders(facts) });
  },
});
