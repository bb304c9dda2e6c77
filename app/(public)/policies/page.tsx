import type { Metadata } from "next";
import { PolicyLibrary } from "@/components/domain/public/policy-library";
import { PublicHead } from "@/components/domain/public/section";
import { VISITOR } from "@/lib/access/actor";
import { listPolicyDocuments } from "@/lib/domain/policies/queries";

export const metadata: Metadata = {
  title: "政策依据",
  description: "任务清单和示范点所依据的公开文件与报道。",
};

export default async function PoliciesPage() {
  const documents = await listPolicyDocuments(VISITOR);
  return (
    <>
      <PublicHead title="政策依据">
        <p>任务清单和示范点所依据的公开文件与报道。每项任务的依据列在任务下面，引文以原文为准。</p>
      </PublicHead>
      <PolicyLibrary documents={documents} />
    </>
  );
}
