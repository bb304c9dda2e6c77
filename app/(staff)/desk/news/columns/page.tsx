import type { Metadata } from "next";
import { ColumnsPage } from "@/components/domain/news/columns-page";
import { requireStaff } from "@/lib/access/page";
import { listWatchedColumns } from "@/lib/domain/news/columns/queries";
import { getLinkState } from "@/lib/domain/news/links/queries";
import { canSetColumns } from "@/lib/domain/news/policy";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "栏目与更新" };

export default async function Columns() {
  const actor = await requireStaff("news.write");
  const [columns, links] = await Promise.all([listWatchedColumns(actor), getLinkState(actor)]);
  const maySet = canSetColumns(actor, env().HOST_REGION);
  return <ColumnsPage columns={columns} links={links} maySet={maySet} />;
}
