import { Download } from "lucide-react";
import Link from "next/link";
import { periodLabel } from "@/lib/domain/assignments/rules";
import {
  CAPTURED_FROM_LABELS,
  EVIDENCE_KIND_LABELS,
  sizeLabel,
} from "@/lib/domain/evidence/labels";
import { placeLabel, shortHash } from "@/lib/domain/evidence/previews/labels";
import type { EvidenceUse, EvidenceView } from "@/lib/domain/evidence/previews/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { DescriptionList } from "../../../ui/facts";

function moment(at: string | null, file: EvidenceView): string {
  if (!at) return "照片里没有记录";
  const from = file.capturedFrom ? `（${CAPTURED_FROM_LABELS[file.capturedFrom]}）` : "";
  return `${momentLabel(new Date(at))}${from}`;
}

/** The reports that cite a file, each linked to its task. */
export function EvidenceUses({ uses }: { uses: readonly EvidenceUse[] }) {
  return (
    <ul className="viewer-uses">
      {uses.map((use) => (
        <li key={use.assignmentId}>
          <Link href={`/desk/assignments/${use.assignmentId}`}>{use.taskTitle}</Link>
          <small>
            {use.organisationName}，{periodLabel(use.year, use.period, use.frequency)}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** What is known of a file, where else it is used, and the way to the file itself. */
export function EvidenceFacts({
  file,
  assignmentId,
}: {
  file: EvidenceView;
  assignmentId?: string | undefined;
}) {
  const elsewhere = file.uses.filter((use) => use.assignmentId !== assignmentId);
  const items = [
    { term: "名称", value: file.title ? `${file.title}（${file.fileName}）` : file.fileName },
    { term: "类型", value: `${EVIDENCE_KIND_LABELS[file.kind]}，${sizeLabel(file.size)}` },
    {
      term: "上传",
      value: [momentLabel(new Date(file.uploadedAt)), file.uploadedByName]
        .filter(Boolean)
        .join("，"),
    },
    { term: "校验值", value: <code title={file.sha256}>{shortHash(file.sha256)}</code> },
  ];
  if (file.kind === "image") {
    items.push(
      { term: "拍摄时间", value: moment(file.capturedAt, file) },
      { term: "拍摄地点", value: file.place ? placeLabel(file.place) : "照片里没有记录" },
    );
  }
  if (elsewhere.length > 0) {
    items.push({
      term: assignmentId ? "还用于" : "用于",
      value: <EvidenceUses uses={elsewhere} />,
    });
  }
  return (
    <div className="viewer-facts">
      <DescriptionList items={items} />
      <a className="btn btn-small" href={withBase(`/api/evidence/${file.id}`)} download>
        <Download aria-hidden="true" />
        下载
      </a>
    </div>
  );
}
