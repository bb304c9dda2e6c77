import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CarrierPage } from "@/components/domain/public/carrier-page";
import { VISITOR } from "@/lib/access/actor";
import { findPublicCarrier } from "@/lib/domain/sites/home/queries";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findPublicCarrier(VISITOR, (await params).code);
  if (!found) return { title: "没有找到" };
  return {
    title: found.carrier.name,
    description: `${found.carrier.name}已下发并公开的任务、指标和依据。`,
  };
}

export default async function CarrierRoute({ params }: Props) {
  const found = await findPublicCarrier(VISITOR, (await params).code);
  if (!found) notFound();
  return <CarrierPage {...found} />;
}
