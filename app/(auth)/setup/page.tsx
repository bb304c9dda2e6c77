import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthStep } from "@/components/domain/people/auth-frame";
import { SetUpForm } from "@/components/domain/people/set-up-form";
import { Notice } from "@/components/ui/feedback";
import { VISITOR } from "@/lib/access/actor";
import { findSetUpStart, hasAccounts } from "@/lib/domain/people/setup/queries";

export const metadata: Metadata = { title: "首次启动" };

export default async function SetUpPage() {
  if (await hasAccounts(VISITOR)) redirect("/sign-in");
  const start = await findSetUpStart(VISITOR);
  if (!start) {
    return (
      <AuthStep title="首次启动">
        <Notice tone="soon" title="还没有区划数据">
          <p>请在服务器上执行 npm start，载入区划和载体后再打开本页。</p>
        </Notice>
      </AuthStep>
    );
  }
  return (
    <AuthStep
      title="首次启动"
      intro={`平台还没有账号。请建立${start.regionName}的主办单位和三位管理员，三员分立，各管一摊。`}
    >
      <SetUpForm suggestedName={start.suggestedName} />
    </AuthStep>
  );
}
