import Link from "next/link";
import { receiveMessageAction } from "@/lib/domain/notifications/actions";
import type { Notification } from "@/lib/domain/notifications/types";
import { ActionForm } from "../../forms/action-form";
import { Tag } from "../../ui/mark";
import { when } from "../assignments/words";

interface MessageListProps {
  messages: readonly Notification[];
  /** Where the list stands, to come back to after 收到. */
  from: "today" | "messages";
}

/** Messages with what was read, and 收到 for those that ask for it. */
export function MessageList({ messages, from }: MessageListProps) {
  return (
    <ul className="messages">
      {messages.map((message) => (
        <li key={message.id}>
          <Link href={message.link} className={message.isRead ? undefined : "unread"}>
            {!message.isRead && <span className="sr-only">未读：</span>}
            {message.title}
          </Link>
          <time dateTime={message.createdAt}>{when(message.createdAt)}</time>
          {message.needsReceipt && <Receipt message={message} from={from} />}
        </li>
      ))}
    </ul>
  );
}

function Receipt({ message, from }: { message: Notification; from: MessageListProps["from"] }) {
  if (message.receivedAt) {
    return (
      <span className="text-sm text-ink-hint">
        {message.receivedByName} 已于 {when(message.receivedAt)} 确认收到
      </span>
    );
  }
  return (
    <div className="mt-1 flex flex-wrap items-center gap-3">
      <Tag tone="amber">请确认收到</Tag>
      <ActionForm
        action={receiveMessageAction}
        hidden={{ messageId: message.id, from }}
        variant="secondary"
        size="small"
        pendingText="正在确认…"
        submit={
          <>
            收到<span className="sr-only">：{message.title}</span>
          </>
        }
      />
    </div>
  );
}
