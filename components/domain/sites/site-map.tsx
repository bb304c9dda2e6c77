import Link from "next/link";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import type { SiteFilter } from "@/lib/domain/sites/schema";
import type { CitySites } from "@/lib/domain/sites/types";
import { sitesHref } from "./site-links";

type SiteMapProps = { grid: TileGrid; cities: readonly CitySites[]; filter: SiteFilter };

/** 示意方格图 of the cities with the number of their sites; each tile filters the list. */
export function SiteMap({ grid, cities, filter }: SiteMapProps) {
  const counts = new Map(cities.map((city) => [city.code, city]));
  const tiles = [...grid.tiles].sort((a, b) => a.row - b.row || a.col - b.col);
  return (
    <section className="site-map" id="map" aria-label="各市州地点示意图">
      <h2>各市州</h2>
      <ol className={`tiles tiles-${grid.cols}`}>
        {tiles.map((tile) => (
          <CityTile key={tile.code} tile={tile} city={counts.get(tile.code)} filter={filter} />
        ))}
      </ol>
      <p className="mt-2 text-sm text-ink-hint">
        示意方格图，只表示相对方位，不表示边界、面积和距离。数字为收录的地点数。
      </p>
    </section>
  );
}

type CityTileProps = {
  tile: TileGrid["tiles"][number];
  city: CitySites | undefined;
  filter: SiteFilter;
};

function CityTile({ tile, city, filter }: CityTileProps) {
  const count = (city?.demonstration ?? 0) + (city?.reported ?? 0);
  const current = filter.city === tile.code;
  const place = `tile gc${tile.col} gr${tile.row}`;
  const inside = (
    <>
      <span className="tile-name">{tile.name}</span>
      <b>{count > 0 ? count : ""}</b>
    </>
  );
  if (count === 0)
    return (
      <li className={`${place} tile-none`}>
        <span>{inside}</span>
      </li>
    );
  return (
    <li className={`${place} ${current ? "h5" : "h2"}`}>
      <Link
        href={sitesHref({ ...filter, city: current ? undefined : tile.code })}
        prefetch={false}
        scroll={false}
        aria-current={current ? "true" : undefined}
        aria-label={`${city?.name ?? tile.name}，${count} 处${current ? "，已选，再次打开可取消" : ""}`}
      >
        {inside}
      </Link>
    </li>
  );
}
