import { columnsOf } from "@/lib/domain/lists/cells/labels";
import { Button } from "../../../ui/button";
import type { RowMarks } from "./marks";
import { useDesk, useDeskState } from "./use-desk";

/** The rows of a phone: each opens its form. */
export function RowCards({ marks }: { marks: ReadonlyMap<string, RowMarks> }) {
  const { store } = useDesk();
  const sheet = useDeskState((state) => state.desk.sheet);
  const [code, title] = [
    columnsOf(store.list.kind)[0],
    columnsOf(store.list.kind)[store.list.kind === "task" ? 1 : 2],
  ];
  return (
    <ol className="row-cards">
      {sheet.order.map((id, at) => {
        const row = sheet.rows.get(id);
        if (!row || !code || !title) return null;
        const errors = (marks.get(id) ?? []).filter(({ severity }) => severity === "error").length;
        return (
          <li key={id}>
            <button type="button" onClick={() => store.put({ panel: id })}>
              <span className="row-card-code">
                {at + 1} · {store.textAt(row, code)}
                {errors > 0 && <em>要改 {errors} 处</em>}
              </span>
              <span>{store.textAt(row, title) || "（没有写内容）"}</span>
            </button>
          </li>
        );
      })}
      <li>
        <Button wide onClick={() => addRow(store)}>
          增加一行
        </Button>
      </li>
    </ol>
  );
}

function addRow(store: ReturnType<typeof useDesk>["store"]): void {
  store.insert(store.get().desk.sheet.order.at(-1) ?? null);
  store.put({ panel: store.get().place.id });
}
