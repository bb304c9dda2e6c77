import { WORK_LABELS } from "@/lib/domain/today/works/labels";
import type { Work } from "@/lib/domain/today/works/types";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import "./today.css";

/** What waits for the reader's word or hand; nothing where nothing waits. */
export function WorksCard({ works }: { works: readonly Work[] }) {
  if (works.length === 0) return null;
  return (
    <Card title="等您办理" flush>
      <ul>
        {works.map((work) => (
          <WorkLine key={work.kind} work={work} />
        ))}
      </ul>
    </Card>
  );
}

function WorkLine({ work }: { work: Work }) {
  const { title, unit, note, verb, href } = WORK_LABELS[work.kind];
  return (
    <li className="work-row">
      <p className="work-count">
        {work.count}
        <small>{unit}</small>
      </p>
      <div className="todo-main">
        <h3>{title}</h3>
        <p className="todo-fact">
          {work.oldestDays ? `最早的一项已等 ${work.oldestDays} 个工作日` : note}
        </p>
      </div>
      <ButtonLink href={href} aria-label={`${verb}：${title} ${work.count} ${unit}`}>
        {verb}
      </ButtonLink>
    </li>
  );
}
