import { ActionForm } from "@/components/forms/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/feedback";
import { discardProfileAction, publishProfileAction } from "@/lib/domain/portal/settings/actions";

/** What can be done with saved settings that are not in force yet. */
export function DraftSteps({ seen }: { seen: string }) {
  return (
    <div className="mb-5">
      <Notice tone="soon" title="有一份设置等待启用">
        <p>启用后公开页面立即按它显示，操作计入审计日志。</p>
        <div className="mt-3 flex flex-wrap gap-3">
          <ActionForm action={publishProfileAction} submit="启用" hidden={{ seen }} />
          <ButtonLink href="/desk/portal/preview">先预览</ButtonLink>
          <ActionForm
            action={discardProfileAction}
            submit="放弃"
            variant="quiet"
            hidden={{ seen }}
          />
        </div>
      </Notice>
    </div>
  );
}
