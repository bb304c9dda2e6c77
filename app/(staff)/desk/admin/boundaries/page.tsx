import type { Metadata } from "next";
import { ChangeTable } from "@/components/domain/boundaries/change-table";
import { DoneNotice } from "@/components/domain/people/done-notice";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { forPage, requireStaff } from "@/lib/access/page";
import { listChanges } from "@/lib/domain/boundaries/queries";

export const metadata: Metadata = { title: "区划与机构调整" };

type BoundariesProps = { searchParams: Promise<{ done?: string }> };

export default async function BoundariesPage({ searchParams }: BoundariesProps) {
  const actor = await requireStaff("region.manage");
  const [changes, { done }] = await Promise.all([forPage(listChanges(actor)), searchParams]);
  return (
    <>
      <PageHeader
        title="区划与机构调整"
        subtitle="地区和单位的更名、合并、拆分、划转；先预览，到日子自动办理，历史照旧可查"
        actions={
          <ButtonLink href="/desk/admin/boundaries/new" variant="primary">
            新的调整
          </ButtonLink>
        }
      />
      <DoneNotice done={done} words={{ discarded: "草稿已删除" }} />
      {changes.length === 0 ? (
        <EmptyState kind="first-use" title="还没有办理过调整">
          撤并村、村改居、撤县设市、单位合并改名等，都从“新的调整”开始；办理前可以先看会影响什么。
        </EmptyState>
      ) : (
        <Card flush>
          <ChangeTable rows={changes} />
        </Card>
      )}
    </>
  );
}
