import { CoverPicture } from "@/components/domain/pictures/public-picture";
import { PublicLink } from "@/components/domain/public/public-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/mark";
import type { Picture } from "@/lib/domain/pictures/types";
import { publicPath } from "@/lib/domain/publications/rules";
import type { PublishedSummary } from "@/lib/domain/publications/types";
import "./culture.css";

type PublishedCardsProps = {
  items: readonly PublishedSummary[];
  covers: readonly Picture[];
  /** Short words at the foot of a card. */
  foot?: (item: PublishedSummary) => readonly string[];
  empty: string;
};

/** Released things as cards; the whole card is the link. */
export function PublishedCards({ items, covers, foot, empty }: PublishedCardsProps) {
  if (items.length === 0) {
    return (
      <EmptyState kind="no-result" title={empty}>
        换一个条件，或者取消筛选再看。
      </EmptyState>
    );
  }
  return (
    <ul className="card-grid">
      {items.map((item) => (
        <PublishedCard
          key={item.id}
          item={item}
          cover={covers.find(({ id }) => id === item.pictureIds[0])}
          foot={foot?.(item) ?? []}
        />
      ))}
    </ul>
  );
}

type PublishedCardProps = {
  item: PublishedSummary;
  cover: Picture | undefined;
  foot: readonly string[];
};

function PublishedCard({ item, cover, foot }: PublishedCardProps) {
  const { kind, subjectId, title, summary, regionName, cityName, isExample } = item;
  const place = cityName && cityName !== regionName ? `${cityName} ${regionName}` : regionName;
  return (
    <li className="place">
      <CoverPicture picture={cover} />
      <h3>
        <PublicLink href={publicPath(kind, subjectId)}>{title}</PublicLink>
      </h3>
      <p className="place-line">{summary}</p>
      <p className="place-foot">
        <span>{place}</span>
        {foot.map((words) => (
          <span key={words}>{words}</span>
        ))}
        {isExample && <Tag>示例</Tag>}
      </p>
    </li>
  );
}
