import type { Metadata } from "next";
import { cache } from "react";
import { BrandPage } from "@/components/domain/family/brand-page";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getPiecePage } from "@/lib/domain/culture/published/queries";

type Props = { params: Promise<{ id: string }> };

const readBrand = cache(async (id: string) => forPage(getPiecePage(VISITOR, "brand", id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return articleMetadata(await readBrand((await params).id));
}

export default async function BrandRoute({ params }: Props) {
  return <BrandPage {...(await readBrand((await params).id))} />;
}
