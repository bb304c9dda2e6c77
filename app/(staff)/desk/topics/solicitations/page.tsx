import type { Metadata } from "next";
import { SolicitationsPage } from "@/components/domain/topics/solicitations-page";
import { requireStaff } from "@/lib/access/page";
import { listSolicitations } from "@/lib/domain/topics/solicitations/queries";

export const metadata: Metadata = { title: "征集活动" };

export default async function Solicitations() {
  const actor = await requireStaff("topic.manage");
  return <SolicitationsPage solicitations={await listSolicitations(actor)} />;
}
