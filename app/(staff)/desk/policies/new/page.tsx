import type { Metadata } from "next";
import { NewPolicyPage } from "@/components/domain/policies/facts-page";
import { requireStaff } from "@/lib/access/page";
import { listPolicyPlaces } from "@/lib/domain/policies/queries";
import { policyFilterSchema } from "@/lib/domain/policies/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "录入文件" };

interface NewProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewPolicy({ searchParams }: NewProps) {
  const actor = await requireStaff("policy.manage");
  const { kind, carrier } = policyFilterSchema.parse(await searchParams);
  const places = await listPolicyPlaces(actor);
  const chosen = { kind, carrierCode: carrier };
  return <NewPolicyPage places={places} chosen={chosen} formKey={newId()} />;
}
