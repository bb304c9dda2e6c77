import type { Metadata } from "next";
import { cache } from "react";
import { PublicSolicitationPage } from "@/components/domain/topics/public-solicitation-page";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getPublicSolicitation } from "@/lib/domain/topics/solicitations/queries";

type Props = { params: Promise<{ id: string }> };

const readSolicitation = cache(async (id: string) => forPage(getPublicSolicitation(VISITOR, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { item } = await readSolicitation((await params).id);
  return { title: item.title, description: item.summary };
}

export default async function SolicitationPage({ params }: Props) {
  return <PublicSolicitationPage {...(await readSolicitation((await params).id))} />;
}
