import type { Metadata } from "next";
import { SelfTestPage } from "@/components/domain/ratings/self-test-page";
import { VISITOR } from "@/lib/access/actor";
import { listSelfTests } from "@/lib/domain/ratings/self-test/queries";

export const metadata: Metadata = {
  title: "低分评价每日自检",
  description: "系统每天提交一条低分评价，检查它是否被接受并计入公开汇总；结果逐日公开。",
};

export default async function RatingSelfTestPage() {
  return <SelfTestPage tests={await listSelfTests(VISITOR)} />;
}
