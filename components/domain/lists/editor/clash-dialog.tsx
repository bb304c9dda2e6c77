import { useState } from "react";
import { columnsOf } from "@/lib/domain/lists/cells/labels";
import { settleFields, settleRow } from "@/lib/domain/lists/merging/rules";
import type { Clash } from "@/lib/domain/lists/merging/types";
import { showCell } from "@/lib/domain/lists/wording/rules";
import { momentLabel } from "@/lib/shared/dates";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { Notice } from "../../../ui/feedback";
import { Table } from "../../../ui/table";
import { useDesk, useDeskState } from "./use-desk";

/** What somebody else changed too, field by field: one's own, theirs, and what stood before. */
export function ClashDialog() {
  const clashes = useDeskState((state) => state.desk.clashes);
  const [isOpen, setOpen] = useState(false);
  const all = [...clashes.values()];
  return (
    <>
      {all.length > 0 && (
        <div className="clash-bar">
          <Notice tone="soon" live title={`有 ${all.length} 行您和别人都改了`}>
            <p className="mb-2">
              两边的内容都还在。请逐项选择，选好前这些项不保存，其他修改照常保存。
            </p>
            <Button size="small" variant="primary" onClick={() => setOpen(true)}>
              逐项选择
            </Button>
          </Notice>
        </div>
      )}
      <Dialog
        open={isOpen && all.length > 0}
        onClose={() => setOpen(false)}
        title="两边都改了的内容"
      >
        {all.map((clash) => (
          <ClashPart key={clash.id} clash={clash} />
        ))}
      </Dialog>
    </>
  );
}

const WHAT = {
  fields: "改了下面这些项，您也改了",
  removed: "删除了这一行，而您改过它",
  removal: "改了这一行，而您删除了它",
};

function ClashPart({ clash }: { clash: Clash }) {
  const { store } = useDesk();
  const { id, kind, by, at, theirs } = clash;
  const row = store.get().desk.sheet.order.indexOf(id);
  const name = `${row >= 0 ? `第 ${row + 1} 行 ` : ""}${String(theirs.code ?? "")}`;
  const settle = (stays: boolean) => store.put({ desk: settleRow(store.get().desk, id, stays) });
  return (
    <section className="clash">
      <h3>{name}</h3>
      <p>
        {by ?? "其他人"}
        {at && `于 ${momentLabel(new Date(at))} `}
        {WHAT[kind]}。
      </p>
      {kind === "fields" ? (
        <ClashFields clash={clash} />
      ) : (
        <p className="flex gap-2">
          <Button size="small" variant="primary" onClick={() => settle(true)}>
            {kind === "removed" ? "保留我的内容，重新加入" : "保留这一行"}
          </Button>
          <Button size="small" onClick={() => settle(false)}>
            {kind === "removed" ? "同意删除" : "仍然删除"}
          </Button>
        </p>
      )}
    </section>
  );
}

function ClashFields({ clash }: { clash: Clash }) {
  const { store } = useDesk();
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const own = store.get().desk.sheet.rows.get(clash.id)?.values ?? clash.own;
  const columns = columnsOf(store.list.kind).filter((column, _, all) =>
    isSpoken(column.fields, clash, all),
  );
  const words = (column: (typeof columns)[number], values: Clash["own"]) =>
    showCell(column, { ...own, ...values }, store.context) || "（空）";
  const take = (fields: readonly string[], isTheirs: boolean) =>
    setTheirs((before) => [
      ...before.filter((field) => !fields.includes(field)),
      ...(isTheirs ? fields : []),
    ]);
  const done = () => store.put({ desk: settleFields(store.get().desk, clash.id, theirs) });
  return (
    <>
      <Table caption="逐项选择" cards>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">原来</th>
            <th scope="col">我的</th>
            <th scope="col">对方的</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const isTheirs = column.fields.some((field) => theirs.includes(field));
            const name = `${clash.id}-${column.key}`;
            return (
              <tr key={column.key}>
                <th scope="row">{column.label}</th>
                <td data-label="原来">{words(column, clash.before)}</td>
                {[false, true].map((side) => (
                  <td key={String(side)} data-label={side ? "对方的" : "我的"}>
                    <label className="choice">
                      <input
                        type="radio"
                        name={name}
                        checked={isTheirs === side}
                        onChange={() => take(column.fields, side)}
                      />
                      <span>{words(column, side ? clash.theirs : own)}</span>
                    </label>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Button size="small" variant="primary" onClick={done}>
        按选择保存
      </Button>
    </>
  );
}

/** A column is asked about where it shows a field in question; what two show is asked once. */
function isSpoken(
  fields: readonly string[],
  clash: Clash,
  all: readonly { fields: readonly string[] }[],
) {
  if (!fields.some((field) => clash.fields.includes(field))) return false;
  const wider = all.some(
    (other) =>
      other.fields.length > fields.length && fields.every((field) => other.fields.includes(field)),
  );
  return !wider;
}
