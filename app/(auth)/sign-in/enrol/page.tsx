import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthStep } from "@/components/domain/people/auth-frame";
import { CodeForm } from "@/components/domain/people/code-form";
import { QrCode } from "@/components/domain/people/qr-code";
import { VISITOR } from "@/lib/access/actor";
import { getEnrolment } from "@/lib/domain/people/sign-in/queries";
import { requireStep } from "../require-step";

export const metadata: Metadata = { title: "绑定动态码" };

type StepProps = { searchParams: Promise<{ next?: string }> };

export default async function EnrolPage({ searchParams }: StepProps) {
  const { next } = await searchParams;
  const { account } = await requireStep("totp");
  if (account.hasEnrolled) redirect("/sign-in/code");
  const enrolment = await getEnrolment(VISITOR);
  return (
    <AuthStep
      title="绑定动态码"
      intro="您的账号权限较大，登录时除密码外还需动态码。请用手机上的验证器应用扫描下图。"
    >
      <QrCode text={enrolment.address} label="验证器应用扫描的二维码" />
      <p className="mt-4 text-sm text-ink-soft">
        不能扫描时，在应用中选择手工输入，类型选“基于时间”，密钥为：
      </p>
      <p className="mt-1 mb-6 font-mono break-all" translate="no">
        {enrolment.secret.match(/.{1,4}/g)?.join(" ")}
      </p>
      <CodeForm next={next} submit="绑定并登录" />
    </AuthStep>
  );
}
