import {
  askCodeAction,
  proveEmailAction,
  removeEmailAction,
} from "@/lib/domain/notifications/emails/actions";
import type { MessageSettings } from "@/lib/domain/notifications/settings/types";
import { ActionForm, FormText } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";

/** 邮箱: register an address, prove it with the code that was sent to it, take it back. */
export function EmailCard({ settings }: { settings: MessageSettings }) {
  return (
    <Card title="邮箱" className="mt-5">
      {settings.email && <Proven email={settings.email} />}
      {settings.hasEmailChannel ? (
        <>
          {settings.emailToProve && <Proving email={settings.emailToProve} />}
          <ActionForm
            action={askCodeAction}
            submit="获取验证码"
            pendingText="正在发送…"
            variant="secondary"
            className="max-w-measure"
          >
            <FormText
              name="email"
              label={settings.email ? "换一个邮箱" : "登记邮箱"}
              hint="验证码发到这个邮箱，10 分钟内有效。验证以后才会用它"
              type="email"
              autoComplete="email"
              inputMode="email"
            />
          </ActionForm>
        </>
      ) : (
        <p className="text-ink-hint">平台没有开通邮件，现在不能登记邮箱。开通请联系运维人员</p>
      )}
    </Card>
  );
}

function Proven({ email }: { email: string }) {
  return (
    <div className="mb-5 flex flex-wrap items-center gap-3">
      <span translate="no" className="break-all">
        {email}
      </span>
      <span className="text-sm text-ink-hint">已验证</span>
      <ActionForm
        action={removeEmailAction}
        submit="删除"
        pendingText="正在删除…"
        variant="quiet"
        size="small"
      />
    </div>
  );
}

function Proving({ email }: { email: string }) {
  return (
    <div className="mb-5">
      <Notice title={`验证码已发到 ${email}`}>
        几分钟没有收到，请看看垃圾邮件，或者核对地址后重新获取
      </Notice>
      <ActionForm
        action={proveEmailAction}
        submit="验证"
        pendingText="正在验证…"
        className="mt-4 max-w-measure"
      >
        <FormText
          name="code"
          label="验证码"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
        />
      </ActionForm>
    </div>
  );
}
