import type { Metadata } from "next";
import { PublicRoutes } from "@/components/domain/routes/routes-page";
import { VISITOR } from "@/lib/access/actor";
import { listMetadata } from "@/lib/access/list-metadata";
import { getRouteBrowser } from "@/lib/domain/routes/published/queries";
import { routeFilterSchema } from "@/lib/domain/routes/published/schema";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return listMetadata("/routes", await searchParams, {
    title: "研学路线",
    description: "清廉研学路线：站点、交通、开放时间，选好日期排一天行程，存进手机日历。",
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RoutesPage({ searchParams }: Props) {
  const filter = routeFilterSchema.parse(await searchParams);
  return <PublicRoutes {...(await getRouteBrowser(VISITOR, filter))} filter={filter} />;
}
