import type { Metadata } from "next";
import { AccessibilityStatement } from "@/components/domain/public/accessibility-statement";
import { VISITOR } from "@/lib/access/actor";
import { getPublicProfile } from "@/lib/domain/portal/queries";

export const metadata: Metadata = {
  title: "无障碍声明",
  description: "本站怎样方便老年人、视力或肢体不便的人使用，依据的标准、已知的不足和反馈办法。",
};

export default async function Accessibility() {
  return <AccessibilityStatement profile={await getPublicProfile(VISITOR)} />;
}
