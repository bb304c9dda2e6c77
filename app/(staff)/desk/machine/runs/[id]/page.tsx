import type { Metadata } from "next";
import { RunPage } from "@/components/domain/machine/run-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getRun } from "@/lib/domain/machine/runs/queries";

export const metadata: Metadata = { title: "取数记录" };

export default async function Run({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff("machine.manage"), params]);
  return <RunPage run={await forPage(getRun(actor, id))} />;
}
