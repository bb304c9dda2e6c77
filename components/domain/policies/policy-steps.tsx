import {
  discardPolicyAction,
  publishPolicyAction,
  revisePolicyAction,
  withdrawPolicyAction,
} from "@/lib/domain/policies/actions";
import type { PolicyDetail } from "@/lib/domain/policies/types";
import { ActionForm } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DialogTrigger } from "../../ui/dialog-trigger";

/** What may be done with a document as it stands; nothing is shown to those who only read. */
export function PolicySteps({ document }: { document: PolicyDetail }) {
  const { can, code, version } = document;
  const hidden = { code, version: String(version) };
  if (!Object.values(can).some(Boolean)) return null;
  return (
    <Card title="办理" className="no-print">
      <div className="flex flex-col items-start gap-3">
        {can.edit && (
          <>
            <ButtonLink href={`/desk/policies/${code}/clauses`}>录入、校对条款</ButtonLink>
            <ButtonLink href={`/desk/policies/${code}/edit`}>修改文件信息</ButtonLink>
          </>
        )}
        {can.publish && (
          <DialogTrigger label="发布" title="发布这份文件">
            <p className="mb-4">
              确认后公众页面立即可见，条款不再改动；需要更正时用“修订”。
              {document.supersedes && `《${document.supersedes.title}》的原文本同时被代替。`}
            </p>
            <ActionForm action={publishPolicyAction} submit="确认发布" hidden={hidden} />
          </DialogTrigger>
        )}
        {can.revise && (
          <ActionForm action={revisePolicyAction} submit="修订" variant="secondary" hidden={hidden}>
            <p className="text-sm text-ink-hint">
              复制成新草稿，改好发布后代替这一份；已下发的任务仍引用这一份的条款。
            </p>
          </ActionForm>
        )}
        {can.withdraw && (
          <DialogTrigger label="撤回发布" title="撤回这份文件" variant="quiet">
            <p className="mb-4">
              {document.supersedes
                ? "撤回后公众看到的恢复为被它代替的原文本。"
                : "撤回后公众看不到。"}
              已有任务引用的文件不能撤回。
            </p>
            <ActionForm action={withdrawPolicyAction} submit="撤回" hidden={hidden} />
          </DialogTrigger>
        )}
        {can.discard && (
          <DialogTrigger label="删除草稿" title="删除这份草稿" variant="quiet">
            <p className="mb-4">删除后需要重新录入。录入和删除都记在操作记录中。</p>
            <ActionForm
              action={discardPolicyAction}
              submit="删除草稿"
              variant="danger"
              hidden={hidden}
            />
          </DialogTrigger>
        )}
      </div>
    </Card>
  );
}
