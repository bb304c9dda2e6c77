import type { Metadata } from "next";
import { cache } from "react";
import { EditionPage } from "@/components/domain/public/edition-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { findEditionPage } from "@/lib/domain/sites/home/queries";

type Props = { params: Promise<{ id: string }> };

const readEdition = cache(async (id: string) => forPage(findEditionPage(VISITOR, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = await readEdition((await params).id);
  return { title: `${edition.year} 年第 ${edition.number} 期公开数据`, description: edition.title };
}

export default async function EditionRoute({ params }: Props) {
  return <EditionPage edition={await readEdition((await params).id)} />;
}
