import type { Metadata } from "next";
import { KeyPage } from "@/components/domain/machine/key-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getKey } from "@/lib/domain/machine/keys/queries";
import { listKeyBatches } from "@/lib/domain/machine/runs/queries";

export const metadata: Metadata = { title: "推送密钥" };

export default async function Key({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff("machine.manage"), params]);
  const shown = await forPage(getKey(actor, id));
  return <KeyPage shown={shown} batches={await listKeyBatches(actor, id)} />;
}
