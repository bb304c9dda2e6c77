// biome-ignore-all lint/a11y/useSemanticElements: rows keep one height and first columns stay in sight, which a table cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the text field in the active cell has the focus
import { memo } from "react";
import type { Column } from "@/lib/domain/lists/cells/types";
import { classNames } from "../../../ui/class-names";
import { CellInput } from "./cell-input";
import type { RowMarks } from "./marks";
import { rangeOf } from "./places";
import { FROZEN } from "./sheet-columns";
import { useDesk, useDeskState } from "./use-desk";

interface SheetRowViewProps {
  id: string;
  /** From 0. */
  index: number;
  columns: readonly Column[];
  marks: RowMarks;
  /** In sight or nearly so; the others are drawn when one comes near. */
  isNear: boolean;
}

/** The selected columns of a row as `left:right`, so that it stays the same while it does not change. */
function useSelected(index: number): [number, number] {
  const text = useDeskState((state) => {
    const { top, bottom, left, right } = rangeOf(state);
    return index >= top && index <= bottom ? `${left}:${right}` : "";
  });
  const [left = -1, right = -1] = text === "" ? [] : text.split(":").map(Number);
  return [left, right];
}

/** One entry of the list as a row of cells; drawn again only when something of it changes. */
export const SheetRowView = memo(function SheetRowView(props: SheetRowViewProps) {
  const { id, index, columns, marks, isNear } = props;
  const row = useDeskState((state) => state.desk.sheet.rows.get(id));
  const active = useDeskState((state) => (state.place.id === id ? state.place.column : null));
  const isClashing = useDeskState((state) => state.desk.clashes.has(id));
  const isInherited = useDeskState((state) => Boolean(state.desk.stored.get(id)?.facts.upper));
  const [left, right] = useSelected(index);
  if (!row) return null;
  const isActive = active !== null;
  if (!isNear && !isActive) return <div className="sheet-row" data-row={id} aria-hidden="true" />;
  const cellAt = (at: number) => {
    const column = columns[at];
    if (!column) return null;
    return (
      <Cell
        key={column.key}
        {...{ row, column, at, index }}
        marks={marks.filter((mark) => mark.column === column.key)}
        isActive={active === column.key}
        isSelected={at >= left && at <= right}
      />
    );
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={id}
      className={classNames("sheet-row", isActive && "active", isClashing && "clashing")}
    >
      <div role="presentation" className="sheet-frozen">
        <RowHead {...{ index, id, marks, isInherited }} />
        {columns.slice(0, FROZEN).map((_, at) => cellAt(at))}
      </div>
      {columns.slice(FROZEN).map((_, at) => cellAt(at + FROZEN))}
    </div>
  );
});

interface RowHeadProps {
  index: number;
  id: string;
  marks: RowMarks;
  isInherited: boolean;
}

function RowHead({ index, id, marks, isInherited }: RowHeadProps) {
  const { store } = useDesk();
  const isRemarked = store.list.remarks.some(({ entryId }) => entryId === id);
  const errors = marks.filter(({ severity }) => severity === "error").length;
  return (
    <div role="rowheader" aria-colindex={1} className="sheet-cell sheet-number">
      <button
        type="button"
        tabIndex={-1}
        title={`打开第 ${index + 1} 行的全部内容（Ctrl+Enter）`}
        aria-label={`第 ${index + 1} 行，打开全部内容`}
        onClick={() => store.put({ panel: id })}
      >
        {index + 1}
        {errors > 0 && <span className="row-errors">{errors}</span>}
        {isRemarked && <span className="row-remarked" title="办公室退回时有意见" />}
        {isInherited && <span className="row-inherited" title="承接上级清单" />}
      </button>
    </div>
  );
}

interface CellProps {
  row: Parameters<typeof CellInput>[0]["row"];
  column: Column;
  at: number;
  index: number;
  marks: RowMarks;
  isActive: boolean;
  isSelected: boolean;
}

function Cell({ row, column, at, index, marks, isActive, isSelected }: CellProps) {
  const { store } = useDesk();
  const isWrong = marks.some(({ severity }) => severity === "error");
  const text = store.textAt(row, column);
  return (
    <div
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={isSelected}
      data-column={column.key}
      title={marks[0]?.message}
      className={classNames(
        "sheet-cell",
        isSelected && "selected",
        isActive && "at",
        isWrong && "wrong",
        !isWrong && marks.length > 0 && "doubted",
        store.writing.fixedOf(row.id).includes(column.fields.at(-1) ?? "") && "is-fixed",
      )}
    >
      <span className="cell-text">{text}</span>
      {isActive && <CellInput row={row} number={index + 1} column={column} marks={marks} />}
    </div>
  );
}
