import { VOICE_LABELS } from "@/lib/domain/voices/labels";
import type { AssignmentVoices, VoiceAnswer } from "@/lib/domain/voices/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { Card } from "../../ui/card";
import { Tag } from "../../ui/mark";
import { VoiceButtons } from "./voice-buttons";
import "./voices.css";

/**
 * Beside a task: say what is wrong with it, and read what the issuer answered. `isForm` stands beside a
 * form that is being filled in: without script a press would reload it, so a link in a new tab is offered.
 */
export function VoiceCard({ voices, isForm }: { voices: AssignmentVoices; isForm?: boolean }) {
  const { mayRaise, assignmentId, given, answers } = voices;
  if (!mayRaise && answers.length === 0) return null;
  const buttons = <VoiceButtons assignmentId={assignmentId} given={given} />;
  return (
    <Card title="反映问题" id="voice" className="no-print">
      {mayRaise && (
        <>
          <p className="mb-3 text-sm text-ink-hint">
            点一下即可，不用写理由。系统不记、也不显示是哪个单位反映的；只有一两家单位承担的任务，下发单位可能猜到。下发单位必须公开答复。
          </p>
          {isForm ? <div className="only-script">{buttons}</div> : buttons}
          {isForm && (
            <noscript>
              <a
                className="link"
                href={withBase(`/desk/assignments/${assignmentId}#voice`)}
                target="_blank"
                rel="noreferrer"
              >
                在新页面反映，不影响正在填写的内容
              </a>
            </noscript>
          )}
        </>
      )}
      {answers.length > 0 && <VoiceAnswers answers={answers} />}
    </Card>
  );
}

/** What the issuer answered, newest first. */
export function VoiceAnswers({ answers }: { answers: readonly VoiceAnswer[] }) {
  return (
    <ul className="voice-answers mt-3" aria-label="下发单位的答复">
      {answers.map(({ id, kind, text, unitName, at }) => (
        <li key={id}>
          <Tag tone="qing">{VOICE_LABELS[kind]}</Tag>
          <p>{text}</p>
          <p className="text-sm text-ink-hint">
            {unitName} {momentLabel(new Date(at))} 答复
          </p>
        </li>
      ))}
    </ul>
  );
}
