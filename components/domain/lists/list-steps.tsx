import Link from "next/link";
import type { IssuingProgress } from "@/lib/domain/assignments/issuing/types";
import {
  consentAction,
  discardDraftAction,
  submitListAction,
  withdrawListAction,
} from "@/lib/domain/lists/actions";
import type { ListDetail } from "@/lib/domain/lists/types";
import { momentLabel } from "@/lib/shared/dates";
import { ActionForm, FormText } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DialogTrigger } from "../../ui/dialog-trigger";

interface ListStepsProps {
  list: ListDetail;
  issuings: IssuingProgress[];
}

/** What comes next for the list, and who does it. */
export function ListSteps({ list, issuings }: ListStepsProps) {
  const hidden = { listId: list.id, version: String(list.version) };
  return (
    <Card title="下一步">
      <p className="mb-4 text-ink-soft">{nextStep(list)}</p>
      <div className="flex flex-col items-start gap-3">
        {list.can.edit && <ButtonLink href={`/desk/lists/${list.id}/edit`}>编辑清单</ButtonLink>}
        {list.can.submit && (
          <ActionForm
            action={submitListAction}
            submit="提交办公室同意"
            variant="primary"
            hidden={hidden}
          />
        )}
        {list.can.consent && (
          <ActionForm action={consentAction} submit="记录同意" variant="primary" hidden={hidden}>
            <FormText
              name="note"
              label={list.carrierCode === null ? "领导小组同意情况" : "同意意见"}
              hint="写明谁在什么时候同意，例如：领导小组办公室 3 月 2 日审核同意"
            />
          </ActionForm>
        )}
        {list.can.issue && (
          <ButtonLink href={`/desk/lists/${list.id}/issue`} variant="primary">
            {list.status === "issued" ? "补充下发" : "下发清单"}
          </ButtonLink>
        )}
        {list.can.withdraw && (
          <ActionForm action={withdrawListAction} submit="撤回修改" hidden={hidden} />
        )}
        {list.can.discard && (
          <DialogTrigger label="删除草稿" title="删除这份草稿" variant="quiet">
            <p className="mb-4">删除后需要重新导入。导入和删除都记在操作记录中。</p>
            <ActionForm
              action={discardDraftAction}
              submit="删除草稿"
              variant="danger"
              hidden={hidden}
            />
          </DialogTrigger>
        )}
      </div>
      {issuings.length > 0 && <Issuings issuings={issuings} />}
    </Card>
  );
}

function nextStep({ status, consentNote, can, carrierCode }: ListDetail): string {
  const office = carrierCode === null ? "领导小组" : "领导小组办公室";
  if (status === "draft")
    return can.submit ? `核对无误后，提交${office}同意。` : "牵头单位正在起草。";
  if (status === "under_consent" && consentNote === null)
    return `等待${office}同意，同意后才能下发。`;
  if (status === "under_consent")
    return can.issue ? "已经同意，可以选择范围下发。" : "已经同意，等待牵头单位下发。";
  if (status === "issued") return "已下发。内容不再改动；要调整请导入新的版本。";
  return "这一版已不再使用，内容保留备查。";
}

const STATES = {
  waiting: "排队中",
  running: "正在下发",
  done: "已完成",
  failed: "未完成",
} as const;

function Issuings({ issuings }: { issuings: IssuingProgress[] }) {
  return (
    <section className="mt-5 border-t border-line pt-4">
      <h3 className="mb-2 text-sm font-semibold">下发记录</h3>
      <ul className="flex flex-col gap-1 text-sm">
        {issuings.map((one) => (
          <li key={one.id}>
            <Link className="link" href={`/desk/lists/${one.listId}/issue/${one.id}`}>
              {momentLabel(new Date(one.createdAt))}
            </Link>{" "}
            {STATES[one.state]} · {one.rowsMade.toLocaleString("zh-CN")} 条
          </li>
        ))}
      </ul>
    </section>
  );
}
