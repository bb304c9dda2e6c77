import type { ComponentType } from "react";
import { pathName } from "@/lib/domain/publications/changes/labels";
import { leavesOf } from "@/lib/domain/publications/changes/rules";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import type { PublicationKind, Published } from "@/lib/domain/publications/types";
import { DescriptionList } from "../../ui/facts";
import { PublishedCase } from "../cases/published-case";
import { PublishedTour } from "../cases/tours/published-tour";
import { PublishedVenue } from "../culture/published-venue";
import { PublishedWork } from "../culture/published-work";
import { PublishedBrand } from "../family/published-brand";
import { PublishedStory } from "../family/published-story";
import { PublishedNews } from "../news/published-news";
import { PublishedNotice } from "../notices/published-notice";
import { PublishedRoute } from "../routes/published-route";
import { PublishedSite } from "../sites/published-site";
import { PublishedSolicitation } from "../topics/published-solicitation";
import { PublishedTopic } from "../topics/published-topic";
import type { PublishedBodyProps } from "./published-props";

type Body = ComponentType<PublishedBodyProps>;

/**
 * How each kind is shown to the public. A kind's domain adds its component here, the same one that its public
 * page uses, so that whoever checks sees what the public will see.
 */
const BODIES: Partial<Record<PublicationKind, Body>> = {
  news: PublishedNews,
  notice: PublishedNotice,
  solicitation: PublishedSolicitation,
  topic: PublishedTopic,
  site: PublishedSite,
  case: PublishedCase,
  tour: PublishedTour,
  venue: PublishedVenue,
  work: PublishedWork,
  story: PublishedStory,
  brand: PublishedBrand,
  route: PublishedRoute,
};

/** The public body of a thing; a kind without a component of its own is shown part by part. */
export function PublishedBody({ item, pictures }: PublishedBodyProps) {
  const Body = BODIES[item.kind];
  return Body ? <Body item={item} pictures={pictures ?? []} /> : <PlainBody item={item} />;
}

function PlainBody({ item }: { item: Published }) {
  const leaves = leavesOf(item.content, "content");
  return (
    <div>
      <p className="mb-3 text-ink-hint">{publicationKindWords[item.kind]}</p>
      <p className="mb-4">{item.summary}</p>
      <DescriptionList
        items={leaves.map(([path, text]) => ({ id: path, term: pathName(path), value: text }))}
      />
    </div>
  );
}
