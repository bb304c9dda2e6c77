import { TileMap } from "@/components/charts/tile-map";
import { Card } from "@/components/ui/card";
import type { Board } from "@/lib/domain/counters/board/types";
import type { DashboardFilter } from "./dashboard-filter";
import { childWords } from "./labels";
import { mapTiles } from "./matrix-input";
import { TableLinks } from "./table-links";

type RegionMapProps = { board: Board; filter: DashboardFilter };

/** The schematic map of a region's children; its table stands beneath. */
export function RegionMap({ board, filter }: RegionMapProps) {
  const { matrix, byChild, grid } = board.figures;
  if (!grid) return null;
  const { region } = matrix;
  return (
    <Card title={`各${childWords[region.level]}推进情况`} aside="颜色＝完成率，符号＝灯">
      <TileMap
        caption={`${region.name}各地完成率示意方格图`}
        tiles={mapTiles(byChild, grid, filter)}
      />
      <TableLinks name="map" code={region.code} filter={filter} />
    </Card>
  );
}
