import type { Metadata } from "next";
import { RouteForm } from "@/components/domain/routes/route-form";
import { PageHeader } from "@/components/layout/page-header";
import { forPage, requireStaff } from "@/lib/access/page";
import { listRoutePlaces } from "@/lib/domain/routes/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "编排路线" };

export default async function NewRoute() {
  const actor = await requireStaff("culture.manage");
  const places = await forPage(listRoutePlaces(actor));
  return (
    <>
      <PageHeader title="编排路线" back={{ href: "/desk/routes", label: "研学路线" }} />
      <RouteForm pictures={[]} places={places} formKey={newId()} />
    </>
  );
}
