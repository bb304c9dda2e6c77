import Link from "next/link";
import { LEVEL_NAMES } from "@/lib/domain/lists/labels";
import { answerVoicesAction } from "@/lib/domain/voices/actions";
import type { VoiceTheme } from "@/lib/domain/voices/answering/types";
import { VOICE_LABELS } from "@/lib/domain/voices/labels";
import { ActionForm, FormTextArea } from "../../forms/action-form";
import { Tag } from "../../ui/mark";
import { VoiceAnswers } from "./voice-card";

const MAX = 500;
/** From here on waiting shows in red. */
const LONG_DAYS = 5;

/** One kind about one task: how much was said, for how long it has waited, the answers, a new answer. */
export function ThemeLine({ theme }: { theme: VoiceTheme }) {
  const { code, title, kind, listId, listTitle, year, waitingDays } = theme;
  return (
    <li>
      <h3 className="flex flex-wrap items-center gap-2">
        <Tag tone={theme.isOpen ? "amber" : "grey"}>{VOICE_LABELS[kind]}</Tag>
        {listId ? (
          <Link className="link" href={`/desk/lists/${listId}#task-${code}`}>
            {code} {title}
          </Link>
        ) : (
          `${code} ${title}`
        )}
      </h3>
      <p className="mt-1 text-sm text-ink-hint">
        {listTitle} · {year} 年 · {countWords(theme)}
        {waitingDays !== null && (
          <>
            {" · "}
            <span className={waitingDays >= LONG_DAYS ? "text-overdue-ink" : undefined}>
              {waitingDays > 0 ? `已等 ${waitingDays} 个工作日` : "今天收到"}
            </span>
          </>
        )}
      </p>
      {theme.answers.length > 0 && <VoiceAnswers answers={theme.answers} />}
      {theme.isOpen && <AnswerForm theme={theme} />}
      <p className="mt-2 text-sm">
        <Link className="link" href={`/desk/meetings/problems/new?task=${theme.rootTaskId}`}>
          提为难题
        </Link>
      </p>
    </li>
  );
}

/** 「新反映 5 家，累计 8 家（村居 5，乡镇 3）」; below three 「有反映」. */
export function countWords({ open, isOpen, total, levels, answers }: VoiceTheme): string {
  if (total === null) return answers.length > 0 && isOpen ? "答复后又有反映" : "有反映";
  const fresh = isOpen && answers.length > 0 && open !== null ? `新反映 ${open} 家，累计 ` : "";
  const parts = levels?.map(({ level, voices }) => `${LEVEL_NAMES[level]} ${voices}`).join("，");
  return `${fresh}${total} 家单位反映${parts ? `（${parts}）` : ""}`;
}

function AnswerForm({ theme }: { theme: VoiceTheme }) {
  const { rootTaskId, year, kind, answers } = theme;
  return (
    <details className="mt-3">
      <summary>答复</summary>
      <div className="mt-3 max-w-2xl">
        <ActionForm
          key={answers.length}
          action={answerVoicesAction}
          submit="公开答复"
          hidden={{
            ...{ rootTaskId, kind, year: String(year), answers: String(answers.length) },
          }}
        >
          <FormTextArea
            name="text"
            label="答复内容"
            max={MAX}
            rows={4}
            hint="写明怎么办：合并、改期、不再要，或为什么仍要报。所有被要数的单位都看得到"
          />
        </ActionForm>
      </div>
    </details>
  );
}
