import { actionLabel, subjectLabel } from "@/lib/domain/people/trail/labels";
import type { TrailEntry } from "@/lib/domain/people/trail/types";
import { momentLabel } from "@/lib/shared/dates";
import { factChanges } from "./fact-changes";
import { factLabels } from "./fact-labels";

/** One entry: who did what when, and underneath what it was before and after. */
export function TrailEntryRow({ entry }: { entry: TrailEntry }) {
  const changes = factChanges(entry.before, entry.after);
  return (
    <li className="border-t border-line-soft px-5 py-3 first:border-0">
      <details>
        <summary className="flex cursor-pointer flex-wrap gap-x-4 gap-y-1">
          <time className="w-36 text-ink-hint" dateTime={entry.at.toISOString()}>
            {momentLabel(entry.at)}
          </time>
          <b className="w-32">{actionLabel(entry.action)}</b>
          <span className="min-w-0 grow">
            {entry.actorName}
            {entry.subjectName && !entry.subjectName.startsWith(entry.actorName) && (
              <> → {entry.subjectName}</>
            )}
            {entry.organisationName && (
              <span className="text-ink-hint"> · {entry.organisationName}</span>
            )}
          </span>
          <span className="text-sm text-ink-hint">
            {entry.position === null ? "待封存" : `第 ${entry.position} 环`}
          </span>
        </summary>
        <div className="mt-3 overflow-x-auto">
          {changes.length > 0 && <Changes changes={changes} />}
          <p className="mt-2 text-sm break-all text-ink-hint">
            对象：{subjectLabel(entry.subjectType)} {entry.subjectName} {entry.subjectId}
            {entry.regionName && ` · ${entry.regionName}`}
            {entry.requestId && ` · 请求编号 ${entry.requestId}`} · 记录号 {entry.id} · 摘要{" "}
            {entry.digest}
          </p>
        </div>
      </details>
    </li>
  );
}

function Changes({ changes }: { changes: ReturnType<typeof factChanges> }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">之前</th>
          <th scope="col">之后</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.name}>
            <th scope="row">{factLabels[change.name] ?? change.name}</th>
            <td className="break-all">{change.before}</td>
            <td className="break-all">{change.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
