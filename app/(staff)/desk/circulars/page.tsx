import type { Metadata } from "next";
import { CircularsPage } from "@/components/domain/circulars/circulars-page";
import { requireStaff } from "@/lib/access/page";
import { draftingHome } from "@/lib/domain/circulars/policy";
import { listDrafted, listReceived } from "@/lib/domain/circulars/queries";
import { listCircularsSchema } from "@/lib/domain/circulars/schema";

export const metadata: Metadata = { title: "情况通报" };

interface CircularsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Circulars({ searchParams }: CircularsProps) {
  const actor = await requireStaff("circular.receive");
  const mayDraft = draftingHome(actor) !== null;
  const { view = mayDraft ? "drafted" : "received" } = listCircularsSchema.parse(
    await searchParams,
  );
  const isDrafted = mayDraft && view === "drafted";
  return (
    <CircularsPage
      view={isDrafted ? "drafted" : "received"}
      circulars={await (isDrafted ? listDrafted(actor) : listReceived(actor))}
      mayDraft={mayDraft}
    />
  );
}
