import { columnsOf } from "@/lib/domain/lists/cells/labels";
import type { Fault } from "@/lib/domain/lists/faults/types";
import { Button } from "../../../ui/button";
import { Menu } from "../../../ui/menu";
import type { DeskStore } from "./desk-store";
import { marksWord } from "./mark-words";
import type { RowMarks } from "./marks";
import { useDesk, useDeskState } from "./use-desk";

const MOST_SHOWN = 200;

interface Listed extends Fault {
  id: string;
  row: number;
  label: string;
}

function listed(store: DeskStore, marks: ReadonlyMap<string, RowMarks>): Listed[] {
  const columns = new Map(columnsOf(store.list.kind).map((column) => [column.key, column.label]));
  return [...marks].flatMap(([id, all], at) =>
    all.map((mark) => ({ ...mark, id, row: at + 1, label: columns.get(mark.column) ?? "" })),
  );
}

/** Goes to a cell, showing its column where it was hidden; on a phone the row's form opens. */
function goTo(store: DeskStore, id: string, key: string): void {
  const { columns } = store.get();
  const place = { id, column: key };
  const isShown = columns.some((column) => column.key === key);
  const all = columnsOf(store.list.kind);
  const more = isShown ? columns : all.filter((one) => one.key === key || columns.includes(one));
  const isPhone = !matchMedia("(min-width: 48rem)").matches;
  store.isFocused = !isPhone;
  store.put({ place, anchor: place, columns: more, mode: "look", ...(isPhone && { panel: id }) });
}

/** Everything that is wrong or doubtful, by row; each leads to its cell. */
export function MarkList({ marks }: { marks: ReadonlyMap<string, RowMarks> }) {
  const { store } = useDesk();
  const hasGuesses = useDeskState((state) => state.guesses.size > 0);
  const all = listed(store, marks);
  const errors = all.filter(({ severity }) => severity === "error");
  const sorted = [...errors, ...all.filter(({ severity }) => severity !== "error")];
  if (all.length === 0) return <span className="marks-none">没有要改的</span>;
  const words = errors.length > 0 ? `要改 ${errors.length} 处` : `提示 ${all.length} 处`;
  return (
    <Menu
      label={<span className={errors.length > 0 ? "marks-errors" : ""}>{words}</span>}
      align="left"
    >
      <p className="mark-note">
        {marksWord(all)}
        {all.length > MOST_SHOWN && `先列出前 ${MOST_SHOWN} 处。`}
      </p>
      {hasGuesses && (
        <Button size="small" onClick={() => store.confirm()}>
          沿用的内容都已核对
        </Button>
      )}
      <ul className="mark-list">
        {sorted.slice(0, MOST_SHOWN).map((mark) => (
          <li key={`${mark.id}${mark.column}${mark.message}`}>
            <button
              type="button"
              className={mark.severity}
              onClick={() => goTo(store, mark.id, mark.column)}
            >
              <b>
                第 {mark.row} 行 {mark.label}
              </b>
              <span>
                {mark.severity === "error" ? "" : "提示："}
                {mark.message}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
