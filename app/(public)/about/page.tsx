import type { Metadata } from "next";
import { AboutFigures } from "@/components/domain/public/about-figures";
import { PublicLink } from "@/components/domain/public/public-link";
import { PublicHead } from "@/components/domain/public/section";
import { SelfTestNote } from "@/components/domain/ratings/self-test-note";
import { VISITOR } from "@/lib/access/actor";
import { getPublicProfile } from "@/lib/domain/portal/queries";
import { listSelfTests } from "@/lib/domain/ratings/self-test/queries";

export const metadata: Metadata = {
  title: "数据说明",
  description: "公开的数字从哪里来、怎么算、谁审核、怎样发布，以及隐私和无障碍说明。",
};

export default async function AboutPage() {
  const [{ privacy }, [latest]] = await Promise.all([
    getPublicProfile(VISITOR),
    listSelfTests(VISITOR),
  ]);
  return (
    <>
      <PublicHead title="数据说明">
        <p>这里说明公开的数字从哪里来、怎么算、谁审核，也说明本站不做什么。</p>
        <SelfTestNote latest={latest} />
        <p>
          <PublicLink href="/rate/self-test">逐日看低分评价自检</PublicLink>
        </p>
      </PublicHead>
      <AboutFigures privacy={privacy} />
    </>
  );
}
