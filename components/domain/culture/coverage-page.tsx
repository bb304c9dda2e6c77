import Link from "next/link";
import { TileMap } from "@/components/charts/tile-map";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Breadcrumb } from "@/components/ui/navigation";
import { coverageShare } from "@/lib/domain/culture/coverage/rules";
import type { Coverage } from "@/lib/domain/culture/coverage/types";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";
import { withBase } from "@/lib/shared/base-path";
import { withQuery } from "@/lib/shared/query-string";
import { CoverageTable } from "./coverage-table";
import { CultureTabs } from "./culture-tabs";

type CoveragePageProps = { coverage: Coverage; grid: TileGrid | null };

const here = (region: string) => withQuery("/desk/culture", { region });

/** Which regions have the venue that they owe: table, map, way down, and the list of those that lack one. */
export function CoveragePage({ coverage, grid }: CoveragePageProps) {
  const { region, above } = coverage;
  const crumbs = above.map(({ code, name }) => ({ href: here(code), label: name }));
  return (
    <>
      <PageHeader
        title="文化阵地覆盖"
        subtitle="已确认、开放或维修中的阵地计入；筹建和关闭的不计"
        actions={
          <>
            <ButtonLink href={withQuery("/desk/culture/missing", { region: region.code })}>
              缺阵地名单
            </ButtonLink>
            <a
              className="btn"
              href={withBase(withQuery("/desk/culture/csv", { region: region.code }))}
            >
              下载 CSV
            </a>
          </>
        }
      />
      <CultureTabs current="coverage" />
      <div className="my-4">
        <Breadcrumb items={[...crumbs, { label: region.name }]} />
      </div>
      {grid && <CoverageMap coverage={coverage} grid={grid} />}
      <Card flush>
        <CoverageTable
          coverage={coverage}
          nameOf={({ code, name, hasBeneath }) =>
            hasBeneath ? (
              <Link className="link" href={here(code)}>
                {name}
              </Link>
            ) : (
              <Link className="link" href={withQuery("/desk/culture/venues", { region: code })}>
                {name}
              </Link>
            )
          }
        />
      </Card>
    </>
  );
}

function CoverageMap({ coverage, grid }: { coverage: Coverage; grid: TileGrid }) {
  const rows = new Map(coverage.children.map((row) => [row.code, row]));
  const tiles = grid.tiles.map((tile) => {
    const row = rows.get(tile.code);
    const value = row ? coverageShare(row.kinds) : null;
    return { ...tile, value, href: withBase(here(tile.code)) };
  });
  return (
    <Card className="mb-4" title="各地覆盖率（已建 ÷ 应建）">
      <TileMap caption="各地阵地覆盖率" tiles={tiles} table={false} />
    </Card>
  );
}
