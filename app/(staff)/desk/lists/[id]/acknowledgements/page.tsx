import type { Metadata } from "next";
import { AcknowledgementsPage } from "@/components/domain/assignments/acknowledgements/acknowledgements-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { standingFilterSchema } from "@/lib/domain/assignments/acknowledgements/schema";
import { getAcknowledgements } from "@/lib/domain/assignments/standing/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "签收" };

interface AcknowledgementsProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Acknowledgements({ params, searchParams }: AcknowledgementsProps) {
  const actor = await requireStaff("list.read");
  const { id } = await params;
  const filter = standingFilterSchema.parse(await searchParams);
  const view = await forPage(getAcknowledgements(actor, id, filter));
  return <AcknowledgementsPage {...view} filter={filter} formKey={newId()} />;
}
