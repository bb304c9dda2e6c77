import { HtmlBlock } from "./html-block";
import { ScaleLegend } from "./scale-legend";
import { renderTileMap, renderTileTable, type TileMapInput } from "./tile-map-html";

type TileMapProps = TileMapInput & {
  legend?: boolean;
  /** The table beneath; a page that already lists the same regions leaves it out. */
  table?: boolean;
};

/** 示意方格图: one tile per region, colour for completion, shape for the light. No boundary is drawn. */
export function TileMap({ legend = true, table = true, ...input }: TileMapProps) {
  return (
    <div>
      <HtmlBlock html={renderTileMap(input)} />
      {legend && <ScaleLegend steps={input.steps} lights={["normal", "soon", "overdue"]} />}
      <p className="mt-1 text-xs text-ink-hint">
        示意方格图，只表示相对方位，不表示边界、面积和距离。
      </p>
      {table && (
        <details className="as-table">
          <summary>以表格查看</summary>
          <HtmlBlock html={renderTileTable(input)} />
        </details>
      )}
    </div>
  );
}
