import type { Metadata } from "next";
import { DisclosureNav } from "@/components/domain/open-data/disclosure-nav";
import { OpenDataPage } from "@/components/domain/open-data/open-data-page";
import { PublicHead } from "@/components/domain/public/section";
import { LinkedData } from "@/components/domain/publications/linked-data";
import { VISITOR } from "@/lib/access/actor";
import { dataSetsOf } from "@/lib/domain/disclosure/catalogue/rules";
import { getLicence } from "@/lib/domain/disclosure/licence/queries";
import { listOpenTables } from "@/lib/domain/disclosure/tables/queries";
import { publicAddress } from "@/lib/platform/env";

export function generateMetadata(): Metadata {
  return {
    title: "开放数据",
    description: "公开内容、公开任务、各期进展的 CSV 和 JSON 下载，附使用许可和数据字典。",
    alternates: { canonical: publicAddress("/open-data") },
  };
}

export default async function OpenData() {
  const [tables, licence] = await Promise.all([listOpenTables(VISITOR), getLicence(VISITOR)]);
  return (
    <>
      <PublicHead title="开放数据">
        <p>公开页面上看到的，都可以在这里成表下载。工作中的数据和未发布的内容不在其中。</p>
      </PublicHead>
      <DisclosureNav current="/open-data" />
      <OpenDataPage tables={tables} licence={licence} />
      <LinkedData data={dataSetsOf(tables, { licence, addressOf: publicAddress })} />
    </>
  );
}
