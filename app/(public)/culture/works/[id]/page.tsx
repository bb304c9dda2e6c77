import type { Metadata } from "next";
import { cache } from "react";
import { WorkPage } from "@/components/domain/culture/work-page";
import { articleMetadata } from "@/components/domain/publications/article-metadata";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getPiecePage } from "@/lib/domain/culture/published/queries";

type Props = { params: Promise<{ id: string }> };

const readWork = cache(async (id: string) => forPage(getPiecePage(VISITOR, "work", id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return articleMetadata(await readWork((await params).id));
}

export default async function WorkRoute({ params }: Props) {
  return <WorkPage {...(await readWork((await params).id))} />;
}
