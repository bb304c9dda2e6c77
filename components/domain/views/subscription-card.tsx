import type { FileFormat } from "@/lib/domain/views/pages/types";
import {
  changeSubscriptionAction,
  remakeIssueAction,
  subscribeAction,
} from "@/lib/domain/views/subscriptions/actions";
import { FORMAT_LABELS, ISSUE_LABELS } from "@/lib/domain/views/subscriptions/labels";
import { FILE_DAYS, rhythmWords } from "@/lib/domain/views/subscriptions/rules";
import type { Issue, Subscription } from "@/lib/domain/views/subscriptions/types";
import type { SavedView } from "@/lib/domain/views/types";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm, FormRadio, FormSelect } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

const RHYTHMS = [
  ...[1, 2, 3, 4, 5, 6, 7].map((onDay) => ({ cadence: "weekly" as const, onDay })),
  ...Array.from({ length: 28 }, (_, at) => ({ cadence: "monthly" as const, onDay: at + 1 })),
].map((rhythm) => ({
  value: `${rhythm.cadence}:${rhythm.onDay}`,
  label: rhythmWords(rhythm),
}));

interface SubscribeFormProps {
  view: SavedView;
  formats: readonly FileFormat[];
  isPdfAvailable: boolean;
  formKey: string;
}

/** Subscribing to a view: on which day, as what. */
export function SubscribeForm({ view, formats, isPdfAvailable, formKey }: SubscribeFormProps) {
  if (formats.length === 0) {
    return (
      <Card title="订阅">
        <p>这个页面没有可以生成文件的表格。驾驶舱、任务清单、综合分析、信息反馈可以订阅。</p>
      </Card>
    );
  }
  const usable = formats.filter((format) => format !== "pdf" || isPdfAvailable);
  return (
    <Card title="订阅">
      <ActionForm
        action={subscribeAction}
        submit="订阅"
        pendingText="正在办理…"
        hidden={{ viewId: view.id, key: formKey }}
      >
        <FormSelect name="rhythm" label="哪一天" choices={RHYTHMS} defaultValue="weekly:1" />
        <FormRadio
          name="format"
          label="文件"
          choices={usable.map((value) => ({ value, label: FORMAT_LABELS[value] }))}
          defaultValue="xlsx"
        />
        <p className="text-sm text-ink-hint">
          到那一天按您当时的权限生成，在消息里告诉您；填了邮箱的，邮件里有下载链接。文件保存
          {FILE_DAYS} 天。
          {formats.includes("pdf") && !isPdfAvailable && "服务器没有安装 Chromium，暂时没有 PDF。"}
        </p>
      </ActionForm>
    </Card>
  );
}

/** A subscription with its last five files, and pausing or ending it. */
export function SubscriptionCard({ subscription }: { subscription: Subscription }) {
  const { isOn, nextOn, issues, format } = subscription;
  return (
    <Card
      title={`${rhythmWords(subscription)} ${FORMAT_LABELS[format]}`}
      aside={isOn ? `下一份 ${dayLabel(nextOn)}` : "已暂停"}
    >
      {issues.length === 0 ? (
        <p className="text-ink-hint">还没有生成过</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {issues.map((issue) => (
            <IssueLine key={issue.id} issue={issue} />
          ))}
        </ul>
      )}
      <div className="mt-5 flex gap-3">
        <Change subscription={subscription} move={isOn ? "pause" : "resume"} />
        <Change subscription={subscription} move="end" />
      </div>
    </Card>
  );
}

const MOVES = { pause: "暂停", resume: "恢复", end: "结束订阅" } as const;

function Change({ subscription, move }: { subscription: Subscription; move: keyof typeof MOVES }) {
  const { id, version } = subscription;
  return (
    <ActionForm
      action={changeSubscriptionAction}
      size="small"
      variant={move === "end" ? "quiet" : "secondary"}
      hidden={{ subscriptionId: id, version: String(version), move }}
      submit={
        <>
          {MOVES[move]}
          <span className="sr-only">{rhythmWords(subscription)}的订阅</span>
        </>
      }
    />
  );
}

function IssueLine({ issue }: { issue: Issue }) {
  return (
    <li className="flex flex-wrap items-center gap-3">
      <span>
        {dayLabel(issue.forDay)} · {ISSUE_LABELS[issue.state]}
      </span>
      {issue.state === "made" && (
        <ButtonLink
          size="small"
          href={`/api/subscriptions/${issue.id}`}
          prefetch={false}
          aria-label={`下载 ${issue.fileName}`}
        >
          下载
        </ButtonLink>
      )}
      {issue.state === "failed" && (
        <>
          <span className="text-sm text-overdue-ink">{issue.message}</span>
          <ActionForm
            action={remakeIssueAction}
            size="small"
            variant="secondary"
            hidden={{ issueId: issue.id }}
            submit={
              <>
                重新生成<span className="sr-only">{dayLabel(issue.forDay)}的文件</span>
              </>
            }
          />
        </>
      )}
    </li>
  );
}
