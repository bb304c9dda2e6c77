import type { SiteDetail } from "@/lib/domain/sites/types";

/** The same facts for search engines (schema.org). `<` is written so that no text can end the block. */
export function SiteData({ site, url }: { site: SiteDetail; url: string }) {
  const data = {
    "@context": "https://schema.org",
    "@type": "Place",
    name: site.name,
    description: site.facts.join("；"),
    address: site.place,
    url,
    subjectOf: { "@type": "Article", headline: site.sourceTitle },
  };
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with its only dangerous sign escaped
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", "\\u003c") }}
    />
  );
}
