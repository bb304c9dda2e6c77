import {
  pauseFeedAction,
  resumeFeedAction,
  runFeedNowAction,
  tryFeedAction,
} from "@/lib/domain/machine/feeds/actions";
import { FEED_KINDS, FIELD_LABELS, scheduleLabel } from "@/lib/domain/machine/feeds/labels";
import type { Feed } from "@/lib/domain/machine/feeds/types";
import { MAPPED } from "@/lib/domain/machine/mapping/types";
import type { FeedRun } from "@/lib/domain/machine/runs/types";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { RunTable } from "./run-table";
import { momentOr } from "./words";

/** One feed: how it reads, when it runs, what it brought. */
export function FeedPage({ feed, runs }: { feed: Feed; runs: readonly FeedRun[] }) {
  const hidden = { id: feed.id, version: String(feed.version) };
  return (
    <>
      <PageHeader
        back={{ href: "/desk/machine", label: "系统取数" }}
        title={`${feed.sourceName}：${FEED_KINDS[feed.kind]}`}
        subtitle={
          feed.isOn ? `${scheduleLabel(feed.schedule)}，下次 ${momentOr(feed.nextAt)}` : "已暂停"
        }
        actions={
          <>
            <ButtonLink href={`/desk/machine/feeds/${feed.id}/edit`}>修改</ButtonLink>
            {feed.isOn ? (
              <ActionForm
                action={pauseFeedAction}
                submit="暂停"
                variant="secondary"
                hidden={hidden}
              />
            ) : (
              <ActionForm
                action={resumeFeedAction}
                submit="启用"
                variant="secondary"
                hidden={hidden}
              />
            )}
            <ActionForm
              action={tryFeedAction}
              submit="试取"
              pendingText="正在试取…"
              variant="secondary"
              hidden={hidden}
            />
            <ActionForm
              action={runFeedNowAction}
              submit="现在取数"
              variant="primary"
              hidden={hidden}
            />
          </>
        }
      />
      <div className="flex flex-col gap-5">
        {!feed.isOn && (
          <Notice title="还没有启用">
            <p>先按“试取”，看前几行理解得对不对；没有问题再按“启用”或“现在取数”。</p>
          </Notice>
        )}
        <Card title="怎么取">
          <DescriptionList items={factsOf(feed)} />
        </Card>
        <Card title="取数记录" aside="最近 30 次；现在取数后约半分钟出现" flush>
          <RunTable runs={runs} />
        </Card>
      </div>
    </>
  );
}

function factsOf(feed: Feed) {
  const where =
    feed.kind === "pull"
      ? [
          { term: "地址", value: feed.address ?? "" },
          { term: "行的路径", value: feed.rowsPath ?? "" },
          { term: "Authorization", value: feed.hasAuthorization ? "已设置" : "没有" },
        ]
      : [{ term: "文件夹", value: feed.folder ?? "" }];
  const columns = MAPPED.filter((field) => feed.columns[field]).map(
    (field) => `${FIELD_LABELS[field]} ← ${feed.columns[field]}`,
  );
  return [
    ...where,
    { term: "各列对应", value: columns.join("；") },
    { term: "地区", value: `${feed.regionName}及下级的单位` },
    { term: "任务", value: feed.tasks.map(({ code, title }) => `${code} ${title}`).join("、") },
    { term: "设置人", value: `${feed.createdByName}，取数失败时通知` },
  ];
}
