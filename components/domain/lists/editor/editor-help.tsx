import { Menu } from "../../../ui/menu";

const KEYS: readonly [string, string][] = [
  ["方向键 / Tab / Shift Tab", "移动"],
  ["Home、End；Ctrl Home、Ctrl End", "行首、行尾；表首、表尾"],
  ["直接输入", "替换原内容"],
  ["双击、Enter、F2", "在原内容上改；Alt Enter 换行，Esc 取消"],
  ["Delete", "清空所选"],
  ["Shift + 方向键、拖动", "选择一片"],
  ["Ctrl C / X / V", "复制、剪切、粘贴，可与 Excel、WPS 互贴"],
  ["Ctrl Z / Ctrl Y", "撤销、重做"],
  ["Alt ↑ / Alt ↓", "上移、下移所选的行"],
  ["Alt Insert / Alt Delete", "插入、删除行"],
  ["Ctrl Enter", "打开整行填写"],
  ["Esc 后按 Tab", "离开表格"],
];

/** The keys of the sheet. */
export function EditorHelp() {
  return (
    <Menu label="按键" align="left">
      <dl className="key-list">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Menu>
  );
}
