import { QrCode } from "@/components/domain/people/qr-code";
import { PublicLink } from "@/components/domain/public/public-link";
import { ActionForm } from "@/components/forms/action-form";
import { Notice } from "@/components/ui/feedback";
import { held } from "@/lib/access/public-hold";
import { forgetCodeAction } from "@/lib/domain/suggestions/filing/actions";
import { SCREENING_DAYS } from "@/lib/domain/suggestions/rules";
import { publicAddress } from "@/lib/platform/env";
import { groupedCode } from "@/lib/shared/tracking-code";
import { PrintButton } from "./print-button";

/** The tracking code, while the sender's browser still holds it: the server knows only its HMAC. */
export async function FiledStep() {
  const code = await held("filed");
  if (!code) {
    return (
      <Notice tone="info" title="查询码已不再显示">
        <p>
          查询码只在提交后显示一次。已经记下的话，可以
          <PublicLink className="link" href="/track">
            查看办理情况
          </PublicLink>
          。
        </p>
      </Notice>
    );
  }
  const address = publicAddress(`/track#${code}`);
  return (
    <>
      <p className="mb-4">
        谢谢您的建议。请记下查询码，可以抄写、截图或打印；它只显示这一次，丢了不能找回。
      </p>
      <p className="tracking-code" id="tracking-code">
        {groupedCode(code)}
      </p>
      <div className="my-6">
        <QrCode text={address} label="查询办理情况的二维码" />
        <p className="text-center text-ink-soft">手机扫码也能查看</p>
      </div>
      <p className="mb-6">
        审核员会在 {SCREENING_DAYS} 天内初审。之后您可以凭查询码查看进展、补充或撤回。
      </p>
      <div className="no-print flex flex-wrap gap-3">
        <PrintButton />
        <ActionForm action={forgetCodeAction} submit="我已记下" />
      </div>
    </>
  );
}
