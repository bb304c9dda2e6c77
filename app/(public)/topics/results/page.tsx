import type { Metadata } from "next";
import { ResultsPage } from "@/components/domain/topics/results-page";
import { VISITOR } from "@/lib/access/actor";
import { listOutcomes } from "@/lib/domain/topics/shown/queries";
import { publicAddress } from "@/lib/platform/env";

export function generateMetadata(): Metadata {
  return {
    title: "成果和制度清单",
    description: "群众点题办出的成果和改定的制度，注明三方说法是否一致。",
    alternates: { canonical: publicAddress("/topics/results") },
  };
}

export default async function TopicResults() {
  return <ResultsPage outcomes={await listOutcomes(VISITOR)} />;
}
