import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { Explanation, FormulaPart } from "@/lib/domain/counters/formulas/types";
import { groupDigits } from "@/lib/shared/figures";
import type { DashboardFilter } from "./dashboard-filter";
import { placeOfQuestion } from "./explain-question";
import { listHref } from "./links";
import { targetText } from "./task-table-html";

type FormulaProps = { explained: Explanation; filter: DashboardFilter };

/** The formula with the values in it; each of its counts opens the list of exactly what it counts. */
export function ExplainFormula({ explained, filter }: FormulaProps) {
  const { worked, task, question } = explained;
  const place = placeOfQuestion(question);
  return (
    <Card title="怎么算出来的">
      <p className="explain-sentence">{worked.sentence}</p>
      <p className="mt-2 text-ink-soft">{worked.rule}</p>
      {task && <TaskWords explained={explained} />}
      {worked.parts.length > 0 && (
        <ul className="explain-parts" aria-label="其中的数，点开看逐项清单">
          {worked.parts.map((part) => (
            <Part
              key={part.word}
              part={part}
              href={part.show && listHref(part.show, place, filter)}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Part({ part, href }: { part: FormulaPart; href: string | null }) {
  const text = `${part.word} ${groupDigits(part.count)} 项`;
  if (!href || part.count === 0) return <li>{text}</li>;
  return (
    <li>
      <Link className="link" href={href} prefetch={false}>
        {text}
      </Link>
    </li>
  );
}

function TaskWords({ explained: { task, worked } }: Pick<FormulaProps, "explained">) {
  if (!task) return null;
  return (
    <p className="mt-2 text-ink-soft">
      口径：{task.measure}。出自{" "}
      <Link className="link" href={`/desk/lists/${task.listId}`} prefetch={false}>
        {task.listTitle}
      </Link>
      {worked.derived?.isMet != null && <>，目标 {targetText(worked.derived)}</>}。
    </p>
  );
}
