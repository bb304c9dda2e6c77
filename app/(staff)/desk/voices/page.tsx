import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { VoicesPage } from "@/components/domain/voices/voices-page";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { listVoiceThemes } from "@/lib/domain/voices/answering/queries";
import { listIssuerTotals } from "@/lib/domain/voices/totals/queries";

export const metadata: Metadata = { title: "基层声音" };

export default async function Voices() {
  const actor = await requireStaff();
  const answers = hasVerb(actor, "voice.answer");
  const oversees = hasVerb(actor, "list.consent");
  if (!answers && !oversees) forbidden();
  const [themes, totals] = await Promise.all([
    answers ? listVoiceThemes(actor) : null,
    oversees ? listIssuerTotals(actor) : null,
  ]);
  return <VoicesPage themes={themes} totals={totals} />;
}
