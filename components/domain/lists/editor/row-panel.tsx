import { columnsOf, GROUP_LABELS } from "@/lib/domain/lists/cells/labels";
import type { ColumnGroup } from "@/lib/domain/lists/cells/types";
import { momentLabel } from "@/lib/shared/dates";
import { Button } from "../../../ui/button";
import { Drawer } from "../../../ui/dialog";
import type { RowMarks } from "./marks";
import { PanelField } from "./panel-field";
import { useDesk, useDeskState } from "./use-desk";

/** One row with all its fields in groups, for those who do not like sheets, and for phones. */
export function RowPanel({ marks }: { marks: ReadonlyMap<string, RowMarks> }) {
  const { store } = useDesk();
  const id = useDeskState((state) => state.panel);
  const row = useDeskState((state) => (id === null ? undefined : state.desk.sheet.rows.get(id)));
  const order = useDeskState((state) => state.desk.sheet.order);
  const at = id === null ? -1 : order.indexOf(id);
  const go = (to: number) => {
    store.finish();
    const next = order[to];
    if (next === undefined) return;
    const place = { ...store.get().place, id: next };
    store.put({ panel: next, place, anchor: place });
  };
  const close = () => {
    store.finish();
    store.put({ panel: null });
  };
  return (
    <Drawer
      open={row !== undefined}
      onClose={close}
      title={row ? `第 ${at + 1} 行 ${String(row.values.code)}` : ""}
      footer={
        <div className="panel-foot">
          <Button size="small" aria-disabled={at <= 0 || undefined} onClick={() => go(at - 1)}>
            上一行
          </Button>
          <Button
            size="small"
            aria-disabled={at >= order.length - 1 || undefined}
            onClick={() => go(at + 1)}
          >
            下一行
          </Button>
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              if (id) store.remove([id]);
              store.put({ panel: null });
            }}
          >
            删除这一行
          </Button>
          <Button size="small" variant="primary" onClick={close}>
            完成
          </Button>
        </div>
      }
    >
      {row && <PanelBody key={row.id} id={row.id} marks={marks.get(row.id) ?? []} />}
    </Drawer>
  );
}

function PanelBody({ id, marks }: { id: string; marks: RowMarks }) {
  const { store } = useDesk();
  const entry = useDeskState((state) => state.desk.stored.get(id));
  const columns = columnsOf(store.list.kind);
  const remarks = store.list.remarks.filter(({ entryId }) => entryId === id);
  const { upper, prefill, leadLine } = entry?.facts ?? {};
  return (
    <div className="row-panel">
      {remarks.map(({ text }) => (
        <p key={text} className="panel-remark">
          办公室退回意见：{text}
        </p>
      ))}
      {upper && (
        <p className="panel-note">
          承接《{upper.listTitle}》：灰色的项由上级清单确定；目标、时限可以更严。
        </p>
      )}
      {prefill && <p className="panel-note">填报时带出“{prefill}”已报的数，不再重复填写。</p>}
      {(Object.keys(GROUP_LABELS) as ColumnGroup[]).map((group) => {
        const fields = columns.filter((column) => column.group === group);
        if (fields.length === 0) return null;
        return (
          <fieldset key={group} className="panel-group">
            <legend>{GROUP_LABELS[group]}</legend>
            {fields.map((column) => (
              <PanelField
                key={column.key}
                {...{ id, column }}
                marks={marks.filter((mark) => mark.column === column.key)}
              />
            ))}
            {group === "people" && leadLine && store.list.kind === "task" && (
              <p className="panel-note">由条线“{leadLine}”的单位承担，不是本载体的牵头单位。</p>
            )}
          </fieldset>
        );
      })}
      {entry?.editedBy && entry.editedAt && (
        <p className="panel-note">
          上次由 {entry.editedBy} 于 {momentLabel(new Date(entry.editedAt))} 修改
        </p>
      )}
    </div>
  );
}
