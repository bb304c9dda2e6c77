import type { Metadata } from "next";
import { ChainStateView } from "@/components/domain/audit/chain-state";
import { TrailEntryRow } from "@/components/domain/audit/trail-entry";
import { TrailSearch } from "@/components/domain/audit/trail-search";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { CursorPagination } from "@/components/ui/navigation";
import { requireStaff } from "@/lib/access/page";
import { getChainState, listTrail } from "@/lib/domain/people/trail/queries";
import { listTrailSchema } from "@/lib/domain/people/trail/schema";
import { withQuery } from "@/lib/shared/query-string";

export const metadata: Metadata = { title: "审计日志" };

const PATH = "/desk/admin/audit";

type AuditProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: AuditProps) {
  const actor = await requireStaff("audit.read");
  const input = listTrailSchema.parse(await searchParams);
  const [state, trail] = await Promise.all([getChainState(actor), listTrail(actor, input)]);
  const { before, ...query } = input;
  return (
    <>
      <PageHeader title="审计日志" subtitle="谁在何时改了什么；只能查看，不能修改或删除" />
      <ChainStateView state={state} />
      <TrailSearch action={PATH} input={input} />
      {trail.entries.length === 0 ? (
        <EmptyState kind="no-result" title="没有找到这样的记录">
          请放宽时间或条件。
        </EmptyState>
      ) : (
        <Card flush>
          <ol>
            {trail.entries.map((entry) => (
              <TrailEntryRow key={entry.id} entry={entry} />
            ))}
          </ol>
        </Card>
      )}
      <CursorPagination
        previous={before ? withQuery(PATH, query) : undefined}
        next={trail.next ? withQuery(PATH, { ...query, before: trail.next }) : undefined}
        note={before ? "上一页回到最新" : undefined}
      />
    </>
  );
}
