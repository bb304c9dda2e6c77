import { CoverPicture } from "@/components/domain/pictures/public-picture";
import { Tag } from "@/components/ui/mark";
import type { HomeItem, Shown } from "@/lib/domain/portal/home/types";
import { publicationKindWords } from "@/lib/domain/publications/labels";
import { publicPath } from "@/lib/domain/publications/rules";
import { dayLabel } from "@/lib/shared/dates";
import { badgeClass, CarrierBadge } from "./carrier-badge";
import { PublicLink } from "./public-link";
import { Section } from "./section";

type PartProps = {
  title: string;
  note?: string;
  shown: Shown;
  more: { href: string; label: string };
};

/** A part of the home as cards; nothing at all while there is nothing to show. */
export function HomeCards({ shown, ...head }: PartProps) {
  if (shown.items.length === 0) return null;
  return (
    <Section {...head}>
      <ul className="card-grid">
        {shown.items.map((item) => (
          <HomeCard key={item.id} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function HomeCard({ item }: { item: HomeItem }) {
  const { cover, carrier, isExample } = item;
  return (
    <li className={`place ${carrier ? badgeClass(carrier.position) : ""}`}>
      <CoverPicture picture={cover} />
      {carrier && <CarrierBadge carrier={carrier} />}
      <h3>
        <PublicLink href={publicPath(item.kind, item.subjectId)}>{item.title}</PublicLink>
      </h3>
      <p className="place-line">{item.summary}</p>
      <p className="place-foot">
        <span>{item.cityName ?? item.regionName}</span>
        {isExample && <Tag>示例</Tag>}
      </p>
    </li>
  );
}

/** A part of the home as lines: what, which kind, of when. */
export function HomeLines({ shown, ...head }: PartProps) {
  if (shown.items.length === 0) return null;
  return (
    <Section {...head}>
      <ul className="ledger ledger-lines">
        {shown.items.map((item) => (
          <li key={item.id}>
            <PublicLink href={publicPath(item.kind, item.subjectId)}>
              <span className="home-kind">{publicationKindWords[item.kind]}</span>
              <span>
                <b>{item.title}</b>
                <small>
                  {item.summary} {item.isExample && <Tag>示例</Tag>}
                </small>
              </span>
              <small>{dayLabel(item.releasedOn)}</small>
            </PublicLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
