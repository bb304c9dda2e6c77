import { EmptyState } from "@/components/ui/empty-state";
import type { PolicyDocument } from "@/lib/domain/policies/types";

/** The documents as a ledger: title, who published it and when, what it says. */
export function PolicyLibrary({ documents }: { documents: readonly PolicyDocument[] }) {
  if (documents.length === 0) {
    return (
      <EmptyState kind="first-use" title="还没有收录文件">
        办公室整理公开文件后会列在这里。
      </EmptyState>
    );
  }
  return (
    <ol className="wide mt-4">
      {documents.map((document) => (
        <li key={document.code} className="task" id={document.code}>
          <p className="task-code">{document.publishedOn ?? "日期未载"}</p>
          <div>
            <h2>{document.title}</h2>
            {document.publisher && <p className="text-ink-hint">{document.publisher}</p>}
            {document.summary && <p className="task-measure">{document.summary}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
