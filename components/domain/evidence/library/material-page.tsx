import { removeEvidenceAction, renameEvidenceAction } from "@/lib/domain/evidence/library/actions";
import type { Material } from "@/lib/domain/evidence/library/types";
import { ActionForm, FormText } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { DialogTrigger } from "../../../ui/dialog-trigger";
import { EvidenceViewer } from "../evidence-viewer";

function Naming({ material: { view } }: { material: Material }) {
  return (
    <Card title="名称">
      <ActionForm
        action={renameEvidenceAction}
        submit="保存名称"
        variant="secondary"
        hidden={{ id: view.id }}
      >
        <FormText
          name="title"
          label="在材料库中的名称"
          hint={`不填就显示文件名：${view.fileName}`}
          defaultValue={view.title ?? ""}
          optional
        />
      </ActionForm>
    </Card>
  );
}

function Removing({ material: { view, isUnused } }: { material: Material }) {
  return (
    <Card title="删除">
      {isUnused ? (
        <>
          <p className="mb-4 text-ink-soft">没有填报引用这份材料，可以删除。删除后不能恢复。</p>
          <DialogTrigger label="删除" title="删除这份材料" variant="danger">
            <p className="mb-4">
              “{view.title ?? view.fileName}”将从材料库中删除，不能恢复，删除会留下记录。
            </p>
            <ActionForm
              action={removeEvidenceAction}
              submit="确认删除"
              variant="danger"
              hidden={{ id: view.id }}
            />
          </DialogTrigger>
        </>
      ) : (
        <p className="text-ink-soft">已有填报或草稿引用这份材料，不能删除。</p>
      )}
    </Card>
  );
}

/** Who does not keep the library came from a report that cites it. */
function backToUse({ view: { uses } }: Material) {
  const [use] = uses;
  return use
    ? { href: `/desk/assignments/${use.assignmentId}`, label: `返回任务：${use.taskTitle}` }
    : { href: "/desk/today", label: "返回今日待办" };
}

/** A material: what it shows, what is known of it, where it is cited; its name and its removal. */
export function MaterialPage({ material }: { material: Material }) {
  const { view, owner, isMine } = material;
  return (
    <>
      <PageHeader
        back={
          isMine
            ? { href: `/desk/evidence?organisation=${owner.id}`, label: "返回材料库" }
            : backToUse(material)
        }
        title={view.title ?? view.fileName}
        subtitle={`${owner.name}的材料`}
      />
      <div className="with-aside">
        <Card>
          <EvidenceViewer files={[view]} />
        </Card>
        {isMine && (
          <div className="grid content-start gap-4">
            <Naming material={material} />
            <Removing material={material} />
          </div>
        )}
      </div>
    </>
  );
}
