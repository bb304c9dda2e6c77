import { CornerDownLeft, Redo2, Rows3, Trash2, Undo2 } from "lucide-react";
import { Button } from "../../../ui/button";
import { ColumnChooser } from "./column-chooser";
import { EditorHelp } from "./editor-help";
import { EditorSaving } from "./editor-saving";
import { MarkList } from "./mark-list";
import type { RowMarks } from "./marks";
import { useDesk, useDeskState } from "./use-desk";

/** What can be done without knowing any key, and whether everything is kept. */
export function EditorToolbar({ marks }: { marks: ReadonlyMap<string, RowMarks> }) {
  const { store } = useDesk();
  const canUndo = useDeskState((state) => state.past.length > 0);
  const canRedo = useDeskState((state) => state.future.length > 0);
  const place = useDeskState((state) => state.place.id);
  const isEmpty = useDeskState((state) => state.desk.sheet.order.length === 0);
  return (
    <div className="editor-bar" role="toolbar" aria-label="编辑">
      <Button size="small" aria-disabled={!canUndo || undefined} onClick={() => store.undo()}>
        <Undo2 aria-hidden="true" /> 撤销
      </Button>
      <Button size="small" aria-disabled={!canRedo || undefined} onClick={() => store.redo()}>
        <Redo2 aria-hidden="true" /> 重做
      </Button>
      <Button size="small" onClick={() => store.insert()}>
        <CornerDownLeft aria-hidden="true" /> 插入行
      </Button>
      <span className="sheet-only editor-bar">
        <Button
          size="small"
          aria-disabled={isEmpty || undefined}
          onClick={() => !isEmpty && store.remove()}
        >
          <Trash2 aria-hidden="true" /> 删除行
        </Button>
        <Button
          size="small"
          aria-disabled={isEmpty || undefined}
          onClick={() => !isEmpty && store.put({ panel: place })}
        >
          <Rows3 aria-hidden="true" /> 整行填写
        </Button>
        <ColumnChooser />
        <EditorHelp />
      </span>
      <MarkList marks={marks} />
      <EditorSaving />
    </div>
  );
}
