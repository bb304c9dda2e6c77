"use client";

import { useActionState } from "react";
import type { ActionState } from "@/lib/access/action";
import { raiseVoiceAction } from "@/lib/domain/voices/actions";
import { VOICE_KINDS, VOICE_LABELS } from "@/lib/domain/voices/labels";
import type { VoiceKind } from "@/lib/domain/voices/types";
import { SubmitButton } from "../../forms/submit-button";
import { StatusMark } from "../../ui/mark";
import "./voices.css";

interface VoiceButtonsProps {
  assignmentId: string;
  given: readonly VoiceKind[];
  /** Told to screen readers, where many tasks are on one page. */
  title?: string;
}

/** One tap for each kind, without typing and without script; what was given stays visible. */
export function VoiceButtons({ assignmentId, given, title }: VoiceButtonsProps) {
  return (
    <div className="voice-kinds">
      {VOICE_KINDS.map((kind) => (
        <VoiceButton
          key={kind}
          kind={kind}
          assignmentId={assignmentId}
          isGiven={given.includes(kind)}
          title={title}
        />
      ))}
    </div>
  );
}

interface VoiceButtonProps {
  assignmentId: string;
  kind: VoiceKind;
  isGiven: boolean;
  title: string | undefined;
}

function VoiceButton({ assignmentId, kind, isGiven, title }: VoiceButtonProps) {
  const [answer, send] = useActionState<ActionState, FormData>(raiseVoiceAction, { ok: null });
  if (isGiven || answer.ok === true) {
    return (
      <span role="status">
        <StatusMark tone="qing" shape="check" word={`您单位已反映：${VOICE_LABELS[kind]}`} />
      </span>
    );
  }
  return (
    <form action={send}>
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="kind" value={kind} />
      <SubmitButton variant="secondary" size="small" pendingText="正在反映…">
        {VOICE_LABELS[kind]}
        {title && <span className="sr-only">：{title}</span>}
      </SubmitButton>
      {answer.ok === false && (
        <p className="text-sm text-overdue-ink" role="alert">
          {answer.message}
        </p>
      )}
    </form>
  );
}
