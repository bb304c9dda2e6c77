import { ActionForm, type FormAction } from "@/components/forms/action-form";
import type { PublicationSummary } from "@/lib/domain/publications/types";

interface HandOverProps<T> {
  action: FormAction<T>;
  hidden: Record<string, string>;
  revisions: readonly PublicationSummary[];
  variant?: "primary" | "secondary";
}

/** Hands a record over to be checked and released; says so where a copy of it already waits. */
export function HandOver<T>({ action, hidden, revisions, variant }: HandOverProps<T>) {
  const waiting = revisions.find(({ status }) => status === "submitted" || status === "checked");
  return (
    <>
      {waiting && (
        <p className="mb-3 text-ink-soft">
          第 {waiting.revision} 稿正在等待审核、发布，不用再送。改过内容再送，新稿会替换它。
        </p>
      )}
      <ActionForm
        action={action}
        hidden={hidden}
        submit={waiting ? "再送一稿" : "送发布"}
        variant={waiting ? "secondary" : variant}
      />
    </>
  );
}
