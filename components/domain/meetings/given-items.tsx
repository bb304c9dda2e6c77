import Link from "next/link";
import { cancelItemAction } from "@/lib/domain/meetings/items/actions";
import type { ResolvedItem } from "@/lib/domain/meetings/items/types";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { EmptyState } from "../../ui/empty-state";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { LightMark } from "../../ui/mark";
import { Table } from "../../ui/table";
import { ItemMark } from "./marks";

interface GivenItemsProps {
  items: readonly ResolvedItem[];
  mayCancel: boolean;
}

/** Decisions that became tasks, with where each stands. */
export function GivenItems({ items, mayCancel }: GivenItemsProps) {
  if (items.length === 0) {
    return (
      <EmptyState kind="first-use" title="还没有形成任务">
        办公室把议定事项形成任务后，办理情况会列在这里
      </EmptyState>
    );
  }
  return (
    <Table caption="已形成任务的议定事项" cards>
      <thead>
        <tr>
          <th scope="col">灯</th>
          <th scope="col">议定事项</th>
          <th scope="col">责任单位</th>
          <th scope="col">时限</th>
          <th scope="col">状态</th>
          {mayCancel && <th scope="col">办理</th>}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <GivenItem key={item.id} item={item} mayCancel={mayCancel} />
        ))}
      </tbody>
    </Table>
  );
}

function GivenItem({ item, mayCancel }: { item: ResolvedItem; mayCancel: boolean }) {
  const { light, text, assignmentId, organisationName, cooperating, dueOn, state } = item;
  const isOpen = state === "open" || state === "returned" || state === "submitted";
  return (
    <tr>
      <td data-label="灯">
        <LightMark light={state === "done" ? "none" : light} wordHidden />
      </td>
      <th scope="row">
        {assignmentId ? (
          <Link className="link" href={`/desk/assignments/${assignmentId}`}>
            {text}
          </Link>
        ) : (
          text
        )}
        {item.cancelReason && (
          <span className="block text-xs font-normal text-ink-hint">{item.cancelReason}</span>
        )}
      </th>
      <td data-label="责任单位">
        {organisationName}
        {cooperating.length > 0 && (
          <span className="block text-xs text-ink-hint">
            配合：{cooperating.map(({ name }) => name).join("、")}
          </span>
        )}
      </td>
      <td data-label="时限">{dueOn ? dayLabel(dueOn) : "—"}</td>
      <td data-label="状态">
        <ItemMark state={state} />
      </td>
      {mayCancel && <td data-label="办理">{isOpen && <CancelItem item={item} />}</td>}
    </tr>
  );
}

function CancelItem({ item }: { item: ResolvedItem }) {
  return (
    <details>
      <summary>取消</summary>
      <ActionForm
        action={cancelItemAction}
        hidden={{ itemId: item.id, version: String(item.version) }}
        submit="取消事项"
        variant="danger"
        size="small"
        className="mt-2 grid gap-2"
      >
        <Field id={`reason-${item.id}`} label="取消原因">
          <Input id={`reason-${item.id}`} name="reason" required />
        </Field>
      </ActionForm>
    </details>
  );
}
