import type { Metadata } from "next";
import { ChecksTable } from "@/components/domain/counters/checks-table";
import { PageHeader } from "@/components/layout/page-header";
import { forPage, requireStaff } from "@/lib/access/page";
import { listChecks } from "@/lib/domain/counters/nightly/queries";

export const metadata: Metadata = { title: "数据核对" };

export default async function CountersPage() {
  const actor = await requireStaff("message.manage");
  const checks = await forPage(listChecks(actor));
  return (
    <>
      <PageHeader
        title="数据核对"
        subtitle="每天 2 点以后，把统计数与任务记录重新核对一遍；有差异时通知系统管理员和省领导小组办公室"
      />
      <ChecksTable checks={checks} />
    </>
  );
}
