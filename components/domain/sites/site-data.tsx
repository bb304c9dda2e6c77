import { pictureSource } from "@/components/domain/pictures/public-picture";
import type { PublicSite } from "@/lib/domain/sites/page/types";

/** The same facts for search engines (schema.org). `<` is written so that no text can end the block. */
export function SiteData({ site, url }: { site: PublicSite; url: string }) {
  const { content, pictures } = site;
  const data = {
    "@context": "https://schema.org",
    "@type": "Place",
    name: site.name,
    description: site.summary,
    address: content.address || [...site.regionNames, content.place].join(""),
    url,
    image: pictures.map(({ id }) => new URL(pictureSource(id, 960), url).href),
    telephone: content.contactPhone ?? undefined,
    publicAccess: content.acceptsBookings || undefined,
    subjectOf: site.sourceTitle ? { "@type": "Article", headline: site.sourceTitle } : undefined,
  };
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with its only dangerous sign escaped
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", "\\u003c") }}
    />
  );
}
