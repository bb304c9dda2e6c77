import { saveFeedAction } from "@/lib/domain/machine/feeds/actions";
import { readSchedule } from "@/lib/domain/machine/feeds/rules";
import type { Feed, FeedKind } from "@/lib/domain/machine/feeds/types";
import type { FeedablePlace, FeedableTask } from "@/lib/domain/machine/tasks/queries";
import { ActionForm, FormRadio, FormText } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { ColumnFields } from "./column-fields";
import { ScopeFields } from "./scope-fields";

interface FeedFormProps {
  kind: FeedKind;
  tasks: readonly FeedableTask[];
  places: readonly FeedablePlace[];
  feed: Feed | null;
}

/** A feed, new or to be changed: from where, what of it, how often. */
export function FeedForm({ kind, tasks, places, feed }: FeedFormProps) {
  const chosen = feed && {
    ...{ sourceName: feed.sourceName, tasks: feed.rootTaskIds, region: feed.regionCode },
  };
  const back = feed ? `/desk/machine/feeds/${feed.id}` : "/desk/machine";
  const hidden = { kind, id: feed?.id, version: String(feed?.version ?? 0) };
  return (
    <ActionForm
      action={saveFeedAction}
      submit="保存"
      pendingText="正在保存…"
      hidden={hidden}
      className="max-w-measure"
      beside={<ButtonLink href={back}>取消</ButtonLink>}
    >
      <div className="flex flex-col gap-5">
        <ScopeFields tasks={tasks} places={places} {...(chosen ? { chosen } : {})} />
        {kind === "pull" ? <PullFields feed={feed} /> : <DropFields feed={feed} />}
        <ColumnFields kind={kind} columns={feed?.columns ?? {}} />
        <RhythmFields feed={feed} />
      </div>
    </ActionForm>
  );
}

function PullFields({ feed }: { feed: Feed | null }) {
  return (
    <>
      <FormText
        name="address"
        label="地址"
        inputMode="url"
        hint="来源系统提供的 JSON 地址；服务器管理员须先登记它的域名"
        defaultValue={feed?.address ?? undefined}
      />
      <FormText
        name="authorization"
        type="password"
        autoComplete="off"
        optional
        label="Authorization 请求头"
        hint={
          feed?.hasAuthorization
            ? "已经保存，不改就留空；改了地址须重新填写"
            : "对方要求时填写，例如 Bearer 加令牌；加密保存，以后不再显示"
        }
      />
      <FormText
        name="rowsPath"
        label="行的路径（JSONPath）"
        hint="例如 $.data.items[*]"
        defaultValue={feed?.rowsPath ?? undefined}
      />
    </>
  );
}

function DropFields({ feed }: { feed: Feed | null }) {
  return (
    <FormText
      name="folder"
      label="文件夹"
      hint="投递目录下的文件夹名，用字母、数字和 - _；来源系统把 CSV 文件放在里面，放好 10 秒后取走"
      defaultValue={feed?.folder ?? undefined}
    />
  );
}

function RhythmFields({ feed }: { feed: Feed | null }) {
  const schedule = feed ? readSchedule(feed.schedule) : null;
  return (
    <>
      <FormRadio
        name="rhythm"
        label="多久取一次"
        choices={[
          { value: "daily", label: "每天一次" },
          { value: "every", label: "每隔若干分钟" },
        ]}
        defaultValue={schedule?.kind ?? "daily"}
      />
      <FormText
        name="time"
        label="每天几点"
        optional
        hint="例如 02:30，北京时间"
        defaultValue={schedule?.kind === "daily" ? schedule.time : "02:30"}
      />
      <FormText
        name="minutes"
        label="每隔几分钟"
        optional
        inputMode="numeric"
        hint="5 至 1440"
        defaultValue={schedule?.kind === "every" ? String(schedule.minutes) : "30"}
      />
    </>
  );
}
