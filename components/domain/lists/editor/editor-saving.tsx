import { Check, CloudOff, LoaderCircle, PencilLine, TriangleAlert } from "lucide-react";
import { momentLabel } from "@/lib/shared/dates";
import { useDeskState } from "./use-desk";

const ICONS = {
  checking: LoaderCircle,
  saved: Check,
  saving: LoaderCircle,
  waiting: PencilLine,
  offline: CloudOff,
  failed: TriangleAlert,
};
const WORDS = {
  checking: "正在核对本机没有保存的修改",
  saved: "已保存",
  saving: "保存中",
  waiting: "有修改，即将保存",
  offline: "离线暂存，联网后自动补存",
  failed: "保存失败",
};

/** Whether what was typed is kept, in words. Texts that were not understood are kept in this browser only. */
export function EditorSaving() {
  const { state, at } = useDeskState((all) => all.saving);
  const unread = useDeskState((all) => unreadCells(all.desk.sheet.rows));
  const Icon = ICONS[state];
  const time = at && state === "saved" ? momentLabel(new Date(at)).slice(-5) : "";
  return (
    <span className={`save-state saving-${state}`} role="status">
      <Icon aria-hidden="true" />
      {WORDS[state]} {time}
      {unread > 0 && `；${unread} 格没有读懂，只存在本机，改好后才会保存`}
    </span>
  );
}

function unreadCells(rows: ReadonlyMap<string, { typed: object }>): number {
  let count = 0;
  for (const { typed } of rows.values()) count += Object.keys(typed).length;
  return count;
}
