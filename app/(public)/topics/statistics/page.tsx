import type { Metadata } from "next";
import { StatisticsPage } from "@/components/domain/topics/statistics-page";
import { VISITOR } from "@/lib/access/actor";
import { readTermStatistics } from "@/lib/domain/topics/statistics/queries";
import { publicAddress } from "@/lib/platform/env";

export function generateMetadata(): Metadata {
  return {
    title: "答复统计",
    description: "各地区、各单位答复群众点题是否按期，不排名。",
    alternates: { canonical: publicAddress("/topics/statistics") },
  };
}

export default async function TopicStatistics() {
  return <StatisticsPage {...(await readTermStatistics(VISITOR))} />;
}
