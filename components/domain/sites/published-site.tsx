import "./sites.css";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { siteContentSchema } from "@/lib/domain/sites/content/schema";
import { SiteFacts, SiteSource } from "./site-facts";
import { SiteGallery } from "./site-gallery";
import { SiteStory } from "./site-story";

/** What the public page of a site will show of a frozen copy, for whoever checks it. */
export function PublishedSite({ item, pictures = [] }: PublishedBodyProps) {
  const content = siteContentSchema.parse(item.content);
  const { sourceUrl, releasedOn } = item;
  const sourceTitle = content.sourceTitle || (item.sourceTitle ?? "");
  const regionNames = [...new Set([item.cityName ?? "", item.regionName])].filter(Boolean);
  return (
    <div className="site-main">
      <p className="text-ink-soft">{item.summary}</p>
      <SiteGallery pictures={pictures} />
      <SiteStory content={content} />
      <SiteFacts content={content} regionNames={regionNames} />
      <SiteSource site={{ content, carrier: null, sourceTitle, sourceUrl, releasedOn }} />
    </div>
  );
}
