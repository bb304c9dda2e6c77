import type { Metadata } from "next";
import { PublicationsPage } from "@/components/domain/publications/publications-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { countWaitingPublications } from "@/lib/domain/publications/desk/queries";
import { listDeskPublications } from "@/lib/domain/publications/queries";
import { publicationListSchema } from "@/lib/domain/publications/schema";

export const metadata: Metadata = { title: "审核发布" };

interface PublicationsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Publications({ searchParams }: PublicationsProps) {
  const actor = await requireStaff();
  const filter = publicationListSchema.parse(await searchParams);
  const isEditor = hasVerb(actor, "publication.check") || hasVerb(actor, "publication.release");
  const view = filter.view ?? (isEditor ? "check" : "mine");
  const [found, waiting] = await Promise.all([
    listDeskPublications(actor, { ...filter, view }),
    countWaitingPublications(actor),
  ]);
  return <PublicationsPage {...{ view, filter, waiting, isEditor }} {...found} />;
}
