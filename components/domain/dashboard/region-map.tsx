import { renderBorderMap } from "@/components/charts/border-map-html";
import { HtmlBlock } from "@/components/charts/html-block";
import type { SafeHtml } from "@/components/charts/safe-html";
import { ScaleLegend } from "@/components/charts/scale-legend";
import { TileMap } from "@/components/charts/tile-map";
import { Card } from "@/components/ui/card";
import type { Board } from "@/lib/domain/counters/board/types";
import type { BorderMap } from "@/lib/domain/regions/borders/types";
import type { DashboardFilter } from "./dashboard-filter";
import { childWords } from "./labels";
import { mapTiles } from "./matrix-input";
import { TableLinks } from "./table-links";

type RegionMapProps = { board: Board; filter: DashboardFilter };

function bordersHtml({ figures }: Board, borders: BorderMap, filter: DashboardFilter): SafeHtml {
  const { matrix, byChild, grid } = figures;
  const tiles = new Map(
    (grid ? mapTiles(byChild, grid, filter) : []).map((tile) => [tile.code, tile]),
  );
  const { shapes, ...frame } = borders;
  return renderBorderMap({
    ...frame,
    caption: `${matrix.region.name}各地完成率地图`,
    tiles: shapes.flatMap(({ path, x, y, code }) => {
      const tile = tiles.get(code);
      if (!tile) return [];
      const { name, value, light, href } = tile;
      return [{ path, x, y, name, value, light, href }];
    }),
  });
}

/** The map of a region's children: real borders where the deployment has a 审图号, else equal tiles. */
export function RegionMap({ board, filter }: RegionMapProps) {
  const { matrix, byChild, grid } = board.figures;
  if (!grid) return null;
  const { region } = matrix;
  const tiles = (
    <TileMap
      caption={`${region.name}各地完成率示意方格图`}
      tiles={mapTiles(byChild, grid, filter)}
    />
  );
  return (
    <Card title={`各${childWords[region.level]}推进情况`} aside="颜色＝完成率，符号＝灯">
      {board.borders ? (
        <>
          <HtmlBlock html={bordersHtml(board, board.borders, filter)} />
          <ScaleLegend lights={["soon", "overdue"]} />
          <details className="as-table">
            <summary>看示意方格图</summary>
            {tiles}
          </details>
        </>
      ) : (
        tiles
      )}
      <TableLinks name="map" code={region.code} filter={filter} />
    </Card>
  );
}
