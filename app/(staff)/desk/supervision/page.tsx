import type { Metadata } from "next";
import { FunctionsPage } from "@/components/domain/supervision/functions-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { summariseFunctions } from "@/lib/domain/supervision/queries";

export const metadata: Metadata = { title: "监督平台" };

export default async function Functions() {
  const actor = await requireStaff("order.read");
  return <FunctionsPage counts={await forPage(summariseFunctions(actor))} />;
}
