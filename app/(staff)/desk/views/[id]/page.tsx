import type { Metadata } from "next";
import { ViewPage } from "@/components/domain/views/view-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { formatsOf } from "@/lib/domain/views/pages/rules";
import { getView } from "@/lib/domain/views/queries";
import { listSubscriptions } from "@/lib/domain/views/subscriptions/queries";
import { isPdfAvailable } from "@/lib/platform/pdf";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "视图" };

interface OneViewProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string }>;
}

export default async function OneView({ params, searchParams }: OneViewProps) {
  const actor = await requireStaff();
  const { id } = await params;
  const { done } = await searchParams;
  const view = await forPage(getView(actor, id));
  const subscriptions = await listSubscriptions(actor, id);
  const form = { formats: formatsOf(view.address), isPdfAvailable: isPdfAvailable() };
  return (
    <ViewPage view={view} subscriptions={subscriptions} {...form} formKey={newId()} done={done} />
  );
}
