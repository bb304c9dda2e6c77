import type { Metadata } from "next";
import { AboutFigures } from "@/components/domain/public/about-figures";
import { PublicHead } from "@/components/domain/public/section";
import { VISITOR } from "@/lib/access/actor";
import { getPublicProfile } from "@/lib/domain/portal/queries";

export const metadata: Metadata = {
  title: "数据说明",
  description: "公开的数字从哪里来、怎么算、谁审核、怎样发布，以及隐私和无障碍说明。",
};

export default async function AboutPage() {
  const { privacy } = await getPublicProfile(VISITOR);
  return (
    <>
      <PublicHead title="数据说明">
        <p>这里说明公开的数字从哪里来、怎么算、谁审核，也说明本站不做什么。</p>
      </PublicHead>
      <AboutFigures privacy={privacy} />
    </>
  );
}
