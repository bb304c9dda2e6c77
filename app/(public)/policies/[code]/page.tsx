import type { Metadata } from "next";
import { PolicySheet } from "@/components/domain/public/policy-sheet";
import { VISITOR } from "@/lib/access/actor";
import { forPage } from "@/lib/access/page";
import { getPolicy } from "@/lib/domain/policies/queries";

export const metadata: Metadata = { title: "政策文件" };

export default async function PolicyDocument({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <PolicySheet document={await forPage(getPolicy(VISITOR, code))} />;
}
