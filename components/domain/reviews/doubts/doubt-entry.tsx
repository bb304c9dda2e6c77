import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { withdrawDoubtAction } from "@/lib/domain/reviews/doubts/actions";
import { DOUBT_LABELS } from "@/lib/domain/reviews/doubts/labels";
import type { Doubt } from "@/lib/domain/reviews/doubts/types";
import { ActionForm } from "../../../forms/action-form";
import { ButtonLink } from "../../../ui/button";
import { Tag } from "../../../ui/mark";
import { when } from "../../assignments/words";

interface DoubtEntryProps {
  doubt: Doubt;
  isChosen: boolean;
  formKey: string | undefined;
}

const TONES = { open: "lian", cleared: undefined, confirmed: "red", withdrawn: undefined } as const;

/** One 存疑: about what, by whom and why, and what was answered. */
export function DoubtEntry({ doubt, isChosen, formKey }: DoubtEntryProps) {
  const { assignmentId, year, period, frequency } = doubt;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <h3>
          <Link className="link" href={`/desk/assignments/${assignmentId}`} prefetch={false}>
            {doubt.organisationName}《{doubt.taskTitle}》
          </Link>{" "}
          <Tag tone={TONES[doubt.state]}>{DOUBT_LABELS[doubt.state]}</Tag>
        </h3>
        <p className="text-sm text-ink-hint">
          {doubt.place} · {doubt.taskCode} · {periodLabel(year, period, frequency)}
        </p>
        <p>
          {doubt.raisedByUnit} {doubt.raisedByName}（{when(doubt.raisedAt)}）：{doubt.reason}
        </p>
        {doubt.answer && doubt.answeredAt && (
          <p>
            {doubt.answeredByUnit} {doubt.answeredByName}（{when(doubt.answeredAt)}）答复：
            {doubt.answer}
          </p>
        )}
      </div>
      {doubt.mayAnswer && !isChosen && (
        <ButtonLink href={`/desk/reviews/doubts?at=${doubt.id}`}>答复</ButtonLink>
      )}
      {doubt.mayWithdraw && formKey && (
        <ActionForm
          action={withdrawDoubtAction}
          submit="撤回存疑"
          pendingText="正在撤回…"
          variant="secondary"
          hidden={{ doubtId: doubt.id, version: String(doubt.version), key: formKey }}
        />
      )}
    </li>
  );
}
