import Link from "next/link";
import { moveViewAction, removeViewAction, restoreViewAction } from "@/lib/domain/views/actions";
import { FORMAT_LABELS } from "@/lib/domain/views/subscriptions/labels";
import { rhythmWords } from "@/lib/domain/views/subscriptions/rules";
import type { Subscription } from "@/lib/domain/views/subscriptions/types";
import type { SavedView } from "@/lib/domain/views/types";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Notice } from "../../ui/feedback";
import { Table } from "../../ui/table";
import { DoneNotice } from "../people/done-notice";

const DONE = { restored: "视图已恢复，订阅照常" };

interface ViewsPageProps {
  views: readonly SavedView[];
  subscriptions: readonly Subscription[];
  removed: { id: string; name: string } | null;
  done: string | undefined;
}

/** 视图与订阅: the reader's kept pages in their order, and what is made of them regularly. */
export function ViewsPage({ views, subscriptions, removed, done }: ViewsPageProps) {
  return (
    <>
      <PageHeader
        title="视图与订阅"
        subtitle="常看的页面连同条件存成视图；有表格的可以订阅，每周或每月生成一份文件"
      />
      <DoneNotice done={done} words={DONE} />
      {removed && <Undo removed={removed} />}
      {views.length === 0 ? (
        <div className="card">
          <EmptyState
            kind="first-use"
            title="还没有保存的视图"
            actions={<ButtonLink href="/desk/assignments">去任务清单</ButtonLink>}
          >
            在任务清单、驾驶舱等页面选好条件，点“保存此视图”
          </EmptyState>
        </div>
      ) : (
        <Card title={`我的视图 ${views.length} 个`} flush>
          <ViewTable views={views} subscriptions={subscriptions} />
        </Card>
      )}
    </>
  );
}

function Undo({ removed }: { removed: { id: string; name: string } }) {
  return (
    <div className="mb-5">
      <Notice tone="done" live title={`已删除视图“${removed.name}”`}>
        <ActionForm
          action={restoreViewAction}
          submit="撤销删除"
          size="small"
          variant="secondary"
          hidden={{ viewId: removed.id }}
        />
      </Notice>
    </div>
  );
}

function ViewTable({ views, subscriptions }: Pick<ViewsPageProps, "views" | "subscriptions">) {
  return (
    <Table caption="我的视图" cards>
      <thead>
        <tr>
          <th scope="col">视图</th>
          <th scope="col">订阅</th>
          <th scope="col">顺序</th>
          <th scope="col">办理</th>
        </tr>
      </thead>
      <tbody>
        {views.map((view, at) => (
          <tr key={view.id}>
            <th scope="row">
              <Link className="queue-name" href={view.address} prefetch={false}>
                {view.name}
              </Link>
            </th>
            <td data-label="订阅">
              <Subscribed of={subscriptions.filter((one) => one.viewId === view.id)} />
            </td>
            <td data-label={views.length > 1 ? "顺序" : undefined}>
              <div className="flex gap-2">
                {at > 0 && <Move view={view} direction="up" />}
                {at < views.length - 1 && <Move view={view} direction="down" />}
              </div>
            </td>
            <td data-label="办理">
              <div className="flex gap-2">
                <ButtonLink
                  size="small"
                  href={`/desk/views/${view.id}`}
                  aria-label={`改名或订阅：${view.name}`}
                >
                  改名、订阅
                </ButtonLink>
                <ActionForm
                  action={removeViewAction}
                  size="small"
                  variant="quiet"
                  hidden={{ viewId: view.id }}
                  submit={
                    <>
                      删除<span className="sr-only">{view.name}</span>
                    </>
                  }
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Subscribed({ of }: { of: readonly Subscription[] }) {
  if (of.length === 0) return <span className="text-ink-hint">没有</span>;
  return of.map((one) => (
    <span key={one.id} className="block">
      {rhythmWords(one)} {FORMAT_LABELS[one.format]}
      {!one.isOn && "（暂停）"}
    </span>
  ));
}

function Move({ view, direction }: { view: SavedView; direction: "up" | "down" }) {
  return (
    <ActionForm
      action={moveViewAction}
      size="small"
      variant="quiet"
      hidden={{ viewId: view.id, direction }}
      submit={
        <>
          {direction === "up" ? "上移" : "下移"}
          <span className="sr-only">{view.name}</span>
        </>
      }
    />
  );
}
