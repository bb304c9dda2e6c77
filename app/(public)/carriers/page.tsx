import type { Metadata } from "next";
import { DisclosureNav } from "@/components/domain/open-data/disclosure-nav";
import { CarrierLedger } from "@/components/domain/public/carrier-ledger";
import { PublicHead } from "@/components/domain/public/section";
import { VISITOR } from "@/lib/access/actor";
import { getCarrierOverview } from "@/lib/domain/sites/home/queries";
import { publicAddress } from "@/lib/platform/env";
import { withBase } from "@/lib/shared/base-path";

export function generateMetadata(): Metadata {
  return {
    title: "载体与任务",
    description: "清廉建设各载体已下发并公开的任务、牵头单位和公开的完成率。",
    alternates: { canonical: publicAddress("/carriers") },
  };
}

export default async function CarriersPage() {
  const { carriers, edition } = await getCarrierOverview(VISITOR);
  return (
    <>
      <PublicHead title="载体与任务">
        <p>
          清廉建设按载体推进，每个载体有一个牵头单位和一份年度任务清单。这里列出已下发并公开的任务；完成率取自最近一期公开数据。
        </p>
      </PublicHead>
      <DisclosureNav current="/carriers" />
      <div className="wide mt-6">
        <CarrierLedger carriers={carriers} edition={edition} />
        <p className="no-print mt-4">
          <a className="btn" href={withBase("/api/open-data/tasks/csv")}>
            下载公开任务 CSV
          </a>
        </p>
      </div>
    </>
  );
}
