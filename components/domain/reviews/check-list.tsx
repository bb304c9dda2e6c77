import { CircleCheck, CircleQuestionMark } from "lucide-react";
import Link from "next/link";
import type { Check, CheckPair } from "@/lib/domain/reviews/checks/types";
import { withBase } from "@/lib/shared/base-path";
import { compareTexts } from "@/lib/shared/text-difference";
import { Runs } from "./difference";

/** The automatic checks: questions first, with what they compare side by side; then what raised none. */
export function CheckList({ checks, narrative }: { checks: readonly Check[]; narrative: string }) {
  const looks = checks.filter((check) => check.result === "look");
  const fine = checks.filter((check) => check.result === "fine");
  return (
    <>
      {looks.length === 0 && <p className="text-normal-ink">自动检查没有疑问</p>}
      <ul className="checks">
        {looks.map((check) => (
          <li key={check.kind} className="look">
            <CircleQuestionMark aria-hidden="true" />
            <div>
              <span className="sr-only">请留意：</span>
              {check.text}？
              {check.pairs.map((pair, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pairs have no identity but their place
                <Pair key={index} pair={pair} narrative={narrative} />
              ))}
            </div>
          </li>
        ))}
      </ul>
      {fine.length > 0 && (
        <details className="mt-2">
          <summary className="link">另有 {fine.length} 项没有疑问</summary>
          <ul className="checks">
            {fine.map((check) => (
              <li key={check.kind}>
                <CircleCheck aria-hidden="true" />
                <span>{check.text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Pair({ pair, narrative }: { pair: CheckPair; narrative: string }) {
  const { label, assignmentId, text, files } = pair;
  if (text === null && files === null && assignmentId === null) return null;
  return (
    <details className="check-pair">
      <summary className="link">对照：{label}</summary>
      {text !== null && (
        <p className="diff">
          <Runs runs={compareTexts(text, narrative)} />
        </p>
      )}
      {files && (
        <div className="check-files">
          <PairFile id={files.ownId} name={files.ownName} whose="本次" />
          <PairFile id={files.otherId} name={files.otherName} whose={label} />
        </div>
      )}
      {assignmentId && (
        <Link className="link" href={`/desk/assignments/${assignmentId}`}>
          打开对方的填报
        </Link>
      )}
    </details>
  );
}

function PairFile({ id, name, whose }: { id: string | null; name: string; whose: string }) {
  if (id === null) return <p className="text-ink-hint">{whose}的材料不在您的查看范围内</p>;
  return (
    <a
      className="link"
      href={withBase(`/api/evidence/${id}?view=inline`)}
      target="_blank"
      rel="noreferrer"
    >
      {whose}：{name}
    </a>
  );
}
