import type { EvidenceView } from "@/lib/domain/evidence/previews/types";
import { EvidenceFacts } from "./viewer/evidence-facts";
import { EvidencePanel } from "./viewer/evidence-panel";
import { ViewerTabs } from "./viewer/viewer-tabs";

interface EvidenceViewerProps {
  /** The files in their order, from `listReportViews` or `listEvidenceViews` (evidence/previews/queries). */
  files: readonly EvidenceView[];
  /** Unique on the page; panels are `${id}-1` … and can be linked to. */
  id?: string;
  /** The assignment that is looked at: it is left out of 「还用于」. */
  assignmentId?: string;
}

/**
 * The files of a report to look through: tabs with previous and next, pictures that can be enlarged, pages of
 * PDFs, words and tables of documents, and what is known of each file. Without script all of them stand one
 * below the other. Shows nothing but a sentence where there are no files.
 */
export function EvidenceViewer({ files, id = "evidence", assignmentId }: EvidenceViewerProps) {
  if (files.length === 0) return <p className="text-ink-hint">没有上传材料</p>;
  return (
    <ViewerTabs id={id} names={files.map((file) => file.title ?? file.fileName)}>
      {files.map((file) => (
        <div key={file.id} className="viewer-file">
          <EvidencePanel file={file} />
          <EvidenceFacts file={file} assignmentId={assignmentId} />
        </div>
      ))}
    </ViewerTabs>
  );
}
