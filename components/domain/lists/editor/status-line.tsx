import { rangeOf } from "./places";
import { useDesk, useDeskState } from "./use-desk";

/** What was just done and what is selected; spoken politely. */
export function StatusLine() {
  const { store } = useDesk();
  const hint = useDeskState((state) => state.hint);
  const selected = useDeskState((state) => {
    const { top, bottom, left, right } = rangeOf(state);
    return top === bottom && left === right
      ? ""
      : `已选 ${bottom - top + 1} 行 × ${right - left + 1} 列`;
  });
  const count = useDeskState((state) => state.desk.sheet.order.length);
  return (
    <p className="status-line" role="status">
      共 {count} {store.list.kind === "task" ? "项" : "条"}
      {selected && `；${selected}`}
      {hint && `；${hint}`}
    </p>
  );
}
