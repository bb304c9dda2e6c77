import type { Metadata } from "next";
import { NewViewPage } from "@/components/domain/views/new-view-page";
import { requireStaff } from "@/lib/access/page";
import { viewAddress } from "@/lib/domain/views/rules";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "保存此视图" };

type NewViewProps = { searchParams: Promise<{ address?: string | string[] }> };

export default async function NewView({ searchParams }: NewViewProps) {
  await requireStaff();
  const { address } = await searchParams;
  const kept = typeof address === "string" ? viewAddress(address) : null;
  return <NewViewPage address={kept} formKey={newId()} />;
}
