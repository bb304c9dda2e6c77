import type { Metadata } from "next";
import { PublicLink } from "@/components/domain/public/public-link";
import { PublicHead } from "@/components/domain/public/section";
import { RatingCodeForm } from "@/components/domain/ratings/rating-code-form";

export const metadata: Metadata = {
  title: "我要评价",
  description: "凭评价码评价一次参观、观摩或一件事的办理；低分同样计入并公开。",
};

export default function RatePage() {
  return (
    <>
      <PublicHead title="我要评价">
        <p>参观、观摩或者事情办完以后，您会拿到一个 13 位的评价码。每个码评价一次，不用登录。</p>
      </PublicHead>
      <div className="wide">
        <div className="max-w-xl">
          <RatingCodeForm />
          <p className="mt-6">
            <PublicLink href="/rate/self-test">低分真的会计入吗？看每天的自检结果</PublicLink>
          </p>
        </div>
      </div>
    </>
  );
}
