import type { Metadata } from "next";
import { DeskRoutesPage } from "@/components/domain/routes/desk-routes-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listRoutes } from "@/lib/domain/routes/queries";

export const metadata: Metadata = { title: "研学路线" };

export default async function Routes() {
  const actor = await requireStaff("culture.manage");
  return <DeskRoutesPage routes={await forPage(listRoutes(actor))} />;
}
