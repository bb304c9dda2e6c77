import { markReadAction } from "@/lib/domain/notifications/actions";
import type { LetterSection } from "@/lib/domain/notifications/letters/types";
import type { ListMessagesInput } from "@/lib/domain/notifications/schema";
import type { MessageCounts, MessagePage } from "@/lib/domain/notifications/types";
import { withQuery } from "@/lib/shared/query-string";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { CursorPagination, Tabs } from "../../ui/navigation";
import { DigestCard } from "./digest-card";
import { MessageList } from "./message-list";

interface MessagesPageProps {
  page: MessagePage;
  counts: MessageCounts;
  filter: ListMessagesInput;
  digest: readonly LetterSection[] | null;
  /** The newest message: up to it everything is marked as read. */
  newest: string | null;
  /** The reader sends what others confirm. */
  sends: boolean;
}

const PATH = "/desk/messages";
const VIEWS = { all: "全部", unread: "未读", receipt: "待确认收到" } as const;

/** 消息: today's digest, and everything one was told, unread first. */
export function MessagesPage({ page, counts, filter, digest, newest, sends }: MessagesPageProps) {
  const shown = { all: undefined, unread: counts.unread, receipt: counts.toConfirm };
  return (
    <>
      <PageHeader
        title="消息"
        subtitle="发给本单位的消息，一人读过，全单位都算已读"
        actions={
          <>
            {sends && <ButtonLink href={`${PATH}/receipts`}>发出的回执</ButtonLink>}
            <ButtonLink href="/desk/account/messages">提醒方式</ButtonLink>
          </>
        }
      />
      {digest && filter.view === "all" && !filter.after && <DigestCard sections={digest} />}
      <div className="mb-5">
        <Tabs
          label="消息范围"
          items={(Object.keys(VIEWS) as (keyof typeof VIEWS)[]).map((view) => ({
            href: withQuery(PATH, { view: view === "all" ? undefined : view }),
            label: VIEWS[view],
            current: filter.view === view,
            count: shown[view] || undefined,
          }))}
        />
      </div>
      {page.rows.length > 0 ? (
        <Card>
          <MessageList messages={page.rows} from="messages" />
          {counts.unread > 0 && newest && (
            <div className="mt-4">
              <ActionForm
                action={markReadAction}
                hidden={{ upTo: newest, from: "messages" }}
                submit="全部标为已读"
                pendingText="正在标记…"
                variant="secondary"
              />
            </div>
          )}
        </Card>
      ) : (
        <Nothing view={filter.view} />
      )}
      <div className="mt-4">
        <CursorPagination
          previous={filter.after ? withQuery(PATH, { view: filter.view }) : undefined}
          next={page.next ? withQuery(PATH, { view: filter.view, after: page.next }) : undefined}
          note={filter.after ? "“上一页”回到最前" : undefined}
        />
      </div>
    </>
  );
}

function Nothing({ view }: { view: ListMessagesInput["view"] }) {
  if (view === "all") {
    return (
      <EmptyState kind="first-use" title="还没有消息">
        收到清单、填报被退回、申请有了答复，都会在这里告诉您
      </EmptyState>
    );
  }
  const title = view === "unread" ? "没有未读消息" : "没有等您确认收到的消息";
  return <EmptyState kind="all-done" title={title} />;
}
