import Link from "next/link";
import {
  EVIDENCE_KIND_WORDS,
  effectWord,
  GUARD_FIELD_LABELS,
  numberWord,
} from "@/lib/domain/guard/labels";
import type { GuardFinding, GuardMatch } from "@/lib/domain/guard/types";
import { Tag } from "../../ui/mark";

function wordsOf({ field, words }: GuardMatch): string {
  const shown = field === "evidenceKinds" ? words.map((kind) => EVIDENCE_KIND_WORDS[kind]) : words;
  return shown.join("、");
}

/** What was found in a task and where, and the rule that it is held against. */
export function FindingWords({ finding }: { finding: GuardFinding }) {
  const { code, taskTitle, title, document, number, text, matched, related } = finding;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <a className="link font-semibold" href={`#task-${code}`}>
          {code} {taskTitle}
        </a>
        <Tag tone={finding.effect === "block" ? "red" : "amber"}>{effectWord(finding)}</Tag>
      </p>
      <p className="mt-1">
        {matched.map((match) => (
          <span key={match.field} className="mr-3 inline-block">
            {GUARD_FIELD_LABELS[match.field]}：<mark>{wordsOf(match)}</mark>
          </span>
        ))}
      </p>
      {related && (
        <p className="mt-1">
          {related.owner}已在
          <Link className="link" href={`/desk/lists/${related.listId}`}>
            {related.list}
          </Link>
          的“{related.task}”中要这个数
        </p>
      )}
      <p className="mt-1 text-sm text-ink-hint">
        规定：{title}。{text}（{document}，{numberWord(number)}）
      </p>
    </>
  );
}
