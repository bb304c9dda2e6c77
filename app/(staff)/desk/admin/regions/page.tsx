import type { Metadata } from "next";
import { SearchBar } from "@/components/domain/people/search-bar";
import { RegionTable } from "@/components/domain/regions/region-table";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/navigation";
import { forPage, requireStaff } from "@/lib/access/page";
import { regionLevelLabels } from "@/lib/domain/regions/labels";
import { listRegions } from "@/lib/domain/regions/queries";
import { listRegionsSchema } from "@/lib/domain/regions/schema";
import { withQuery } from "@/lib/shared/query-string";

export const metadata: Metadata = { title: "地区" };

const PATH = "/desk/admin/regions";
const LEVELS = Object.entries(regionLevelLabels).map(([value, label]) => ({ value, label }));

type RegionsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RegionsPage({ searchParams }: RegionsProps) {
  const actor = await requireStaff("region.read");
  const input = listRegionsSchema.parse(await searchParams);
  const found = await forPage(listRegions(actor, input));
  const { q, level } = input;
  return (
    <>
      <PageHeader title="地区" subtitle="省、市、县、乡、村五级区划；从上级点进去看下级" />
      <SearchBar
        action={PATH}
        label="搜索地区"
        placeholder="名称或区划代码，如 涌泉"
        q={q}
        selects={[{ name: "level", label: "级别", value: level, choices: LEVELS }]}
        isFiltered={Boolean(q || level)}
      />
      {found.total === 0 ? (
        <EmptyState kind="no-result" title="没有找到这样的地区">
          请换一个名称，或输入区划代码的前几位。
        </EmptyState>
      ) : (
        <Card flush>
          <RegionTable rows={found.rows} caption="地区" />
        </Card>
      )}
      <Pagination {...found} hrefFor={(page) => withQuery(PATH, { q, level, page })} />
    </>
  );
}
