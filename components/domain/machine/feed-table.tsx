import Link from "next/link";
import { FEED_KINDS, scheduleLabel } from "@/lib/domain/machine/feeds/labels";
import type { Feed } from "@/lib/domain/machine/feeds/types";
import type { RunState } from "@/lib/domain/machine/runs/types";
import { EmptyState } from "../../ui/empty-state";
import { StatusMark } from "../../ui/mark";
import { Table } from "../../ui/table";
import { momentOr, RUN_LOOK } from "./words";

/** The feeds that fetch values. */
export function FeedTable({ feeds }: { feeds: readonly Feed[] }) {
  if (feeds.length === 0) {
    return (
      <EmptyState kind="first-use" title="还没有取数安排">
        来源系统不能推送时，可以按时从它的地址拉取，或让它把 CSV 文件放进投递目录
      </EmptyState>
    );
  }
  return (
    <Table caption="取数安排" cards>
      <thead>
        <tr>
          <th scope="col">来源系统</th>
          <th scope="col">方式</th>
          <th scope="col">范围</th>
          <th scope="col">时间</th>
          <th scope="col">最近一次</th>
        </tr>
      </thead>
      <tbody>
        {feeds.map((feed) => (
          <tr key={feed.id}>
            <th scope="row" data-label="来源系统">
              <Link className="link" href={`/desk/machine/feeds/${feed.id}`} prefetch={false}>
                {feed.sourceName}
              </Link>
            </th>
            <td data-label="方式">{FEED_KINDS[feed.kind]}</td>
            <td data-label="范围">
              {feed.regionName}，{feed.tasks.length} 项任务
            </td>
            <td data-label="时间">{feed.isOn ? scheduleLabel(feed.schedule) : "已暂停"}</td>
            <td data-label="最近一次">
              {feed.lastRun ? (
                <span className="inline-flex flex-wrap gap-x-2">
                  <StatusMark {...RUN_LOOK[feed.lastRun.state as RunState]} />
                  {momentOr(feed.lastRun.at)}
                </span>
              ) : (
                "—"
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
