import type { Metadata } from "next";
import { AuthStep } from "@/components/domain/people/auth-frame";
import { CodeForm } from "@/components/domain/people/code-form";
import { requireStep } from "../require-step";

export const metadata: Metadata = { title: "输入动态码" };

type StepProps = { searchParams: Promise<{ next?: string }> };

export default async function CodePage({ searchParams }: StepProps) {
  const { next } = await searchParams;
  await requireStep("totp");
  return (
    <AuthStep title="输入动态码" intro="请打开手机上的验证器应用，输入本平台当前的 6 位数字。">
      <CodeForm next={next} submit="登录" />
      <p className="mt-6 text-sm text-ink-hint">手机丢失或更换，请联系安全管理员重置动态码。</p>
    </AuthStep>
  );
}
