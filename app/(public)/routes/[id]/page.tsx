import type { Metadata } from "next";
import { cache } from "react";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import { RoutePage } from "@/components/domain/routes/route-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getRoutePage } from "@/lib/domain/routes/published/queries";
import { planSchema } from "@/lib/domain/routes/timetable/schema";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readRoute = cache(async (id: string) => forPage(getRoutePage(VISITOR, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { route, url } = await readRoute((await params).id);
  return articleMetadata({ item: route.item, url });
}

export default async function RouteRoute({ params, searchParams }: Props) {
  const [found, query] = await Promise.all([readRoute((await params).id), searchParams]);
  return <RoutePage {...found} plan={planSchema.parse(query)} />;
}
