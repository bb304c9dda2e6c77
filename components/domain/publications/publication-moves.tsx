import {
  checkPublicationAction,
  releasePublicationAction,
  returnPublicationAction,
  withdrawPublicationAction,
} from "@/lib/domain/publications/actions";
import type { PublicationPageFacts } from "@/lib/domain/publications/desk/types";
import type { PublicationDetail } from "@/lib/domain/publications/types";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";

type Facts = Pick<PublicationPageFacts, "publication" | "moves" | "publicPath">;

/** What comes next and who does it, with the buttons of whoever may. */
export function PublicationMoves({ publication, moves, publicPath }: Facts) {
  const may = (wanted: string) => moves.find(({ move }) => move === wanted)?.may;
  return (
    <Card title="下一步">
      <p className="mb-4 text-ink-soft">{nextStep(publication)}</p>
      {publication.status === "published" && (
        <p className="mb-4">
          <a className="link" href={publicPath}>
            打开公开页面
          </a>
        </p>
      )}
      <div className="flex flex-col gap-6">
        {may("check") === "yes" && <Check publication={publication} />}
        {may("release") === "yes" && <Release publication={publication} />}
        {(may("check") === "other_person" || may("release") === "other_person") && (
          <SamePerson publication={publication} />
        )}
        {may("return") === "yes" && <Return publication={publication} />}
        {may("withdraw") === "yes" && <Withdraw publication={publication} />}
      </div>
    </Card>
  );
}

function nextStep({ status, regionName, writtenByName, checkedByName }: PublicationDetail): string {
  const office = `${regionName}或上级的领导小组办公室`;
  if (status === "submitted") {
    return `由${office}另一位同志审核（不能是起草的${writtenByName}）；审核通过后再由第三位同志发布。`;
  }
  if (status === "checked") {
    return `由${office}第三位同志发布（不能是起草的${writtenByName}，也不能是审核的${checkedByName}）；发布后立即公开。`;
  }
  if (status === "published") {
    return "已经公开。要改文字，请在原业务页面修改后重新送审，新稿发布时替换旧稿；要立即停止公开，请撤下。";
  }
  if (status === "returned") return `已退回${writtenByName}。修改后重新送审，成为新的一稿。`;
  if (status === "withdrawn") return "已撤下，公众看不到。需要恢复时，请在原业务页面重新送审。";
  return "已被新的一稿替换，留存备查。";
}

type Step = { publication: PublicationDetail };

const hiddenOf = ({ id, version }: PublicationDetail) => ({
  publicationId: id,
  version: String(version),
});

function Check({ publication }: Step) {
  return (
    <ActionForm
      action={checkPublicationAction}
      submit="审核通过"
      pendingText="正在办理…"
      hidden={hiddenOf(publication)}
    />
  );
}

function Release({ publication }: Step) {
  return (
    <ActionForm
      action={releasePublicationAction}
      submit="发布"
      pendingText="正在发布…"
      hidden={hiddenOf(publication)}
    />
  );
}

function SamePerson({ publication }: Step) {
  const step = publication.status === "submitted" ? "审核" : "发布";
  return (
    <Notice title={`这一步须由另一位同志${step}`}>
      <p>写、审、发须是三位不同的同志，您已经办过其中一步。</p>
    </Notice>
  );
}

function Return({ publication }: Step) {
  return (
    <ActionForm
      action={returnPublicationAction}
      submit="退回"
      variant="secondary"
      hidden={hiddenOf(publication)}
    >
      <FormTextArea
        name="reason"
        label="退回理由"
        hint={`${publication.writtenByName}会收到，请写明改哪里、怎么改`}
        max={500}
        rows={3}
      />
    </ActionForm>
  );
}

function Withdraw({ publication }: Step) {
  return (
    <ActionForm
      action={withdrawPublicationAction}
      submit="撤下"
      variant="danger"
      hidden={hiddenOf(publication)}
    >
      <FormTextArea
        name="reason"
        label="撤下理由"
        hint="撤下后公开页面立即看不到，理由留存备查，不对外公开"
        max={500}
        rows={3}
      />
    </ActionForm>
  );
}
