import type { ReactNode } from "react";
import { Tag } from "@/components/ui/mark";
import type { PublicTask } from "@/lib/domain/lists/published/types";
import { frequencyWords, levelWords, sourceWords, targetText } from "./labels";

/** One public task: what is done, how it is measured, on what it rests. */
export function TaskEntry({ task, isExample }: { task: PublicTask; isExample: boolean }) {
  const target = targetText(task.target, task.unit, task.direction);
  return (
    <article className="task" id={task.code}>
      <p className="task-code">{task.code}</p>
      <div>
        <h3>{task.title}</h3>
        <p className="task-measure">{task.measure}</p>
        <dl className="task-facts">
          <Fact term="指标">{indicator(task)}</Fact>
          <Fact term="目标">
            {target ?? "不设目标值"} {target && isExample && <Tag>示例</Tag>}
          </Fact>
          <Fact term="报送">
            {frequencyWords[task.frequency]}，{sourceWords[task.source]}
          </Fact>
          <Fact term="落实层级">{task.levels.map((level) => levelWords[level]).join("、")}</Fact>
          {task.leadName && <Fact term="牵头">{task.leadName}</Fact>}
          {task.cooperatingUnits.length > 0 && (
            <Fact term="配合">{task.cooperatingUnits.join("、")}</Fact>
          )}
          {task.basis.map(({ source, fact }) => (
            <Fact key={fact} term="依据" wide>
              {fact}
              <span className="text-ink-hint">（{source}）</span>
            </Fact>
          ))}
        </dl>
      </div>
    </article>
  );
}

function Fact({ term, wide, children }: { term: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? "full" : undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function indicator({ indicatorName, numeratorName, denominatorName, subCarrierName }: PublicTask) {
  const ratio = numeratorName && denominatorName ? `（${numeratorName} ÷ ${denominatorName}）` : "";
  return `${subCarrierName ? `${subCarrierName}：` : ""}${indicatorName}${ratio}`;
}
