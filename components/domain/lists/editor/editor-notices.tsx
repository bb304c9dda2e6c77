import { heldWork } from "@/lib/domain/lists/keeping/rules";
import { momentLabel } from "@/lib/shared/dates";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/feedback";
import type { KeptWork } from "./local-drawer";
import { useDesk, useDeskState } from "./use-desk";

/** What must be known before one goes on: work of an earlier visit, a save that failed, who else is here. */
export function EditorNotices() {
  const local = useDeskState((state) => state.local);
  const saving = useDeskState((state) => state.saving);
  const editors = useDeskState((state) => state.editors);
  return (
    <div className="editor-notices">
      {local && <LocalOffer local={local} />}
      {saving.problem && (
        <Notice tone="error" live title="有修改没有保存">
          {saving.problem}。已填写的内容留在本页和本机浏览器中。
        </Notice>
      )}
      {editors.length > 0 && (
        <p className="text-ink-hint text-sm">
          正在编辑的还有：{editors.map(({ name }) => name).join("、")}。各自改的内容会自动合并。
        </p>
      )}
    </div>
  );
}

function LocalOffer({ local }: { local: KeptWork }) {
  const { saving: keeper } = useDesk();
  const desk = useDeskState((state) => state.desk);
  const held = heldWork(desk, local)?.rows.length ?? 0;
  return (
    <Notice tone="soon" live title={`本机还有 ${momentLabel(new Date(local.at))} 没有保存的修改`}>
      <p className="mb-2">
        共 {local.rows.length + local.removed.length}{" "}
        行。恢复后与现在的内容合并，有冲突的逐项选择；恢复前新写的内容另行保存，不受影响。
        {held > 0 &&
          `其中 ${held} 行的同一格这次又改过：等这次的修改保存后再点“恢复”，两边的内容都会列出供选择。`}
      </p>
      <span className="flex gap-2">
        <Button variant="primary" size="small" onClick={() => keeper.restore(local)}>
          恢复这些修改
        </Button>
        <Button size="small" onClick={() => keeper.drop(local)}>
          不要了
        </Button>
      </span>
    </Notice>
  );
}
