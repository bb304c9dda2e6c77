import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import type { PublishedBodyProps } from "@/components/domain/publications/published-props";
import { DescriptionList } from "@/components/ui/facts";
import { venueContentSchema } from "@/lib/domain/culture/content/schema";
import { venueStatusWords } from "@/lib/domain/culture/venues/labels";
import "./culture.css";

/** A venue as the public sees it. */
export function PublishedVenue({ item, pictures }: PublishedBodyProps) {
  const venue = venueContentSchema.parse(item.content);
  const accessible = venue.isAccessible ? venue.accessibleNote || "有无障碍设施" : "没有登记";
  return (
    <div className="culture-body">
      <ArticlePictures pictures={pictures ?? []} />
      <p className="culture-text">{venue.description}</p>
      <DescriptionList
        items={[
          { term: "种类", value: venue.kindName },
          { term: "地点", value: `${item.regionName} ${venue.place}` },
          { term: "现状", value: venueStatusWords[venue.status] },
          { term: "建成", value: venue.builtYear ? `${venue.builtYear} 年` : "没有登记" },
          { term: "无障碍", value: accessible },
        ]}
      />
    </div>
  );
}
