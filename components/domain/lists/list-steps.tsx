import Link from "next/link";
import type { IssuingProgress } from "@/lib/domain/assignments/issuing/types";
import {
  consentAction,
  discardDraftAction,
  reviseListAction,
  submitListAction,
  withdrawListAction,
} from "@/lib/domain/lists/actions";
import type { ListLife } from "@/lib/domain/lists/life/types";
import type { ListDetail } from "@/lib/domain/lists/types";
import { comparisonWords } from "@/lib/domain/lists/versions/labels";
import { momentLabel } from "@/lib/shared/dates";
import { ActionForm, FormText } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DialogTrigger } from "../../ui/dialog-trigger";
import { ReturnForm } from "./consent/return-form";
import { StartLower } from "./inheriting/start-lower";

interface ListStepsProps {
  list: ListDetail;
  issuings: IssuingProgress[];
  life: ListLife;
}

/** What comes next for the list, and who does it. */
export function ListSteps({ list, issuings, life }: ListStepsProps) {
  const hidden = { listId: list.id, version: String(list.version) };
  return (
    <Card title="下一步">
      <p className="mb-4 text-ink-soft">{nextStep(list)}</p>
      <div className="flex flex-col items-start gap-3">
        {list.can.edit && <ButtonLink href={`/desk/lists/${list.id}/edit`}>编辑清单</ButtonLink>}
        {list.can.submit && <SubmitForm list={list} life={life} hidden={hidden} />}
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
          <ButtonLink
            href={`/desk/lists/${list.id}/issue`}
            variant={list.status === "issued" ? "secondary" : "primary"}
          >
            {list.status === "issued" ? "补充下发" : "下发清单"}
          </ButtonLink>
        )}
        {list.can.return && (
          <DialogTrigger label="退回修改" title="退回起草单位修改" drawer>
            <ReturnForm
              hidden={hidden}
              entries={entriesOf(list)}
              entryWord={list.kind === "task" ? "任务" : "条款"}
            />
          </DialogTrigger>
        )}
        {list.can.revise && (
          <ActionForm
            action={reviseListAction}
            submit="修订下一版"
            pendingText="正在生成草稿"
            variant="secondary"
            hidden={hidden}
          />
        )}
        <StartLower listId={list.id} places={life.lowerPlaces} />
        {list.can.withdraw && (
          <ActionForm
            action={withdrawListAction}
            submit="撤回修改"
            variant="secondary"
            hidden={hidden}
          />
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

interface SubmitFormProps {
  list: ListDetail;
  life: ListLife;
  hidden: Record<string, string>;
}

/** Handing in; a later version says what it is about, beside what really changed. */
function SubmitForm({ list, life, hidden }: SubmitFormProps) {
  const unit = list.kind === "task" ? "项" : "条";
  const changes = life.changes && comparisonWords(life.changes.comparison, unit);
  return (
    <ActionForm action={submitListAction} submit="提交办公室同意" variant="primary" hidden={hidden}>
      {changes && (
        <FormText
          name="changeNote"
          label="调整说明"
          hint={`与上一版相比：${changes}。写明为什么调整，下发时各单位能看到`}
          defaultValue={list.changeNote ?? ""}
        />
      )}
    </ActionForm>
  );
}

function entriesOf(list: ListDetail): { id: string; label: string }[] {
  return list.kind === "task"
    ? list.tasks.map(({ id, code, title }) => ({ id, label: `${code} ${title}` }))
    : list.clauses.map(({ id, code, text }) => ({ id, label: `${code} ${text.slice(0, 40)}` }));
}

function nextStep({ status, consentNote, can, carrierCode }: ListDetail): string {
  const office = carrierCode === null ? "领导小组" : "领导小组办公室";
  if (status === "draft")
    return can.submit ? `核对无误后，提交${office}同意。` : "牵头单位正在起草。";
  if (status === "under_consent" && consentNote === null)
    return `等待${office}同意，同意后才能下发。`;
  if (status === "under_consent")
    return can.issue ? "已经同意，可以选择范围下发。" : "已经同意，等待牵头单位下发。";
  if (status === "issued") return "已下发。内容不再改动；要调整请修订下一版。";
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
