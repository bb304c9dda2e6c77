import { PublicLink } from "@/components/domain/public/public-link";
import { VisuallyHidden } from "@/components/ui/accessibility";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import type { SiteBrowsing } from "@/lib/domain/sites/browsing/schema";
import type { SiteChoice } from "@/lib/domain/sites/browsing/types";
import { sitesHref } from "./site-links";

type SiteMapProps = { grid: TileGrid; areas: readonly SiteChoice[]; filter: SiteBrowsing };

/** 示意方格图 of the places with the number of their sites; each tile filters the list, in the order of reading. */
export function SiteMap({ grid, areas, filter }: SiteMapProps) {
  const tiles = [...grid.tiles].sort((a, b) => a.row - b.row || a.col - b.col);
  return (
    <section className="site-map" id="map" aria-label="各地地点示意图">
      <h2>在图上找</h2>
      <ol className={`tiles tiles-${grid.cols}`}>
        {tiles.map((tile) => (
          <AreaTile
            key={tile.code}
            tile={tile}
            area={areas.find((area) => area.value === tile.code)}
            filter={filter}
          />
        ))}
      </ol>
      <p className="mt-2 text-sm text-ink-hint">
        点方格看那里的地点，再点一次取消。示意方格图，只表示相对方位，不表示边界、面积和距离。数字为符合其他条件的地点数。
      </p>
    </section>
  );
}

type AreaTileProps = {
  tile: TileGrid["tiles"][number];
  area: SiteChoice | undefined;
  filter: SiteBrowsing;
};

function AreaTile({ tile, area, filter }: AreaTileProps) {
  const count = area?.count ?? 0;
  const isChosen = filter.city === tile.code;
  const place = `tile gc${tile.col} gr${tile.row}`;
  const inside = (
    <>
      <span className="tile-name">{tile.name}</span>
      <b>
        {count > 0 && (
          <>
            <VisuallyHidden>，</VisuallyHidden>
            {count}
            <VisuallyHidden> 处</VisuallyHidden>
          </>
        )}
      </b>
    </>
  );
  if (count === 0 && !isChosen) {
    return (
      <li className={`${place} tile-none`}>
        <span>{inside}</span>
      </li>
    );
  }
  return (
    <li className={`${place} ${isChosen ? "h5" : "h2"}`}>
      <PublicLink
        href={sitesHref({ ...filter, city: isChosen ? undefined : tile.code })}
        aria-current={isChosen ? "true" : undefined}
      >
        {inside}
        {isChosen && <VisuallyHidden>，已选，再次打开可取消</VisuallyHidden>}
      </PublicLink>
    </li>
  );
}
