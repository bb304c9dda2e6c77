import { CHANGE_LABELS } from "@/lib/domain/lists/versions/labels";
import type { EntryChange, FieldChange } from "@/lib/domain/lists/versions/types";
import { compareTexts } from "@/lib/shared/text-difference";
import { Tag } from "../../../ui/mark";
import { Table } from "../../../ui/table";
import { Difference } from "../../reviews/difference";

/** Entries with what became of them, field by field: old beside new, long texts with the change inside. */
export function ChangeTable({ entries }: { entries: readonly EntryChange[] }) {
  return (
    <Table caption="变化" cards className="list-table">
      <thead>
        <tr>
          <th scope="col">变化</th>
          <th scope="col">编号</th>
          <th scope="col">条目</th>
          <th scope="col">改了什么</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.kind}-${entry.rootId}`}>
            <td data-label="变化" className="whitespace-nowrap">
              <Tag>{CHANGE_LABELS[entry.kind]}</Tag>
            </td>
            <td data-label="编号" className="whitespace-nowrap">
              {entry.code}
            </td>
            <th scope="row" data-label="条目" className="font-normal">
              {entry.title}
              {entry.replaces && (
                <span className="block text-xs text-ink-hint">
                  代替原任务 {entry.replaces.code} {entry.replaces.title}
                  ：统计口径变了，数据重新起算
                </span>
              )}
            </th>
            <td data-label="改了什么">
              <Fields fields={entry.fields} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Fields({ fields }: { fields: readonly FieldChange[] }) {
  if (fields.length === 0) return <span className="text-ink-hint">—</span>;
  return (
    <dl className="flex flex-col gap-2">
      {fields.map((change) => (
        <div key={change.field}>
          <dt className="text-xs text-ink-hint">{change.label}</dt>
          <dd>
            <Change change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ change }: { change: FieldChange }) {
  if (change.isText && change.before !== "" && change.after !== "") {
    return <Difference runs={compareTexts(change.before, change.after)} before={null} />;
  }
  return (
    <span className="diff">
      <del>{change.before || "（空）"}</del> → <ins>{change.after || "（空）"}</ins>
    </span>
  );
}
