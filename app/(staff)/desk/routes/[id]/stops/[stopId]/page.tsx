import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StopPage } from "@/components/domain/routes/stop-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getRoute } from "@/lib/domain/routes/queries";

export const metadata: Metadata = { title: "站点详情" };

type Props = { params: Promise<{ id: string; stopId: string }> };

export default async function Stop({ params }: Props) {
  const [actor, { id, stopId }] = await Promise.all([requireStaff("culture.manage"), params]);
  const route = await forPage(getRoute(actor, id));
  const stop = route.stops.find((one) => one.id === stopId);
  if (!stop) notFound();
  return <StopPage route={route} stop={stop} />;
}
