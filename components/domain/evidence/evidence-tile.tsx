import { FileSpreadsheet, FileText, ImageIcon } from "lucide-react";
import type { ReactNode } from "react";
import {
  CAPTURED_FROM_LABELS,
  EVIDENCE_KIND_LABELS,
  sizeLabel,
} from "@/lib/domain/evidence/labels";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";

const ICONS = { image: ImageIcon, pdf: FileText, docx: FileText, xlsx: FileSpreadsheet };

/** The picture of a file: the re-encoded image once it is ready, before that and otherwise a sign. */
export function EvidencePicture({ item }: { item: EvidenceItem }) {
  const Icon = ICONS[item.kind];
  if (item.kind === "image" && item.isShown) {
    return (
      // biome-ignore lint/performance/noImgElement: private files must not pass an optimiser
      <img src={withBase(`/api/evidence/${item.id}?view=inline`)} alt="" loading="lazy" />
    );
  }
  return (
    <span className="evidence-sign">
      <Icon aria-hidden="true" />
      {item.kind === "image" ? "图片处理中" : EVIDENCE_KIND_LABELS[item.kind]}
    </span>
  );
}

/** What is known of a file, in one line. */
export function evidenceLine(item: EvidenceItem): string {
  const from = item.capturedFrom === "device" ? `（${CAPTURED_FROM_LABELS.device}）` : "";
  const taken = item.capturedAt ? `拍摄于 ${momentLabel(new Date(item.capturedAt))}${from}` : null;
  const place = item.hasPlace ? "有地点" : null;
  const cited = item.citedBy > 1 ? `已用于 ${item.citedBy} 次填报` : null;
  return [sizeLabel(item.size), taken, place, cited].filter(Boolean).join("，");
}

/** A file as a tile; opens the picture or saves the document. */
export function EvidenceTile({ item, note }: { item: EvidenceItem; note?: ReactNode }) {
  const isReady = item.kind !== "image" || item.isShown;
  const name = <span className="evidence-name">{item.title ?? item.fileName}</span>;
  return (
    <li className="evidence-tile">
      {isReady ? (
        <a
          className="evidence-open"
          href={withBase(`/api/evidence/${item.id}${item.kind === "image" ? "?view=inline" : ""}`)}
          target={item.kind === "image" ? "_blank" : undefined}
          rel="noreferrer"
        >
          <EvidencePicture item={item} />
          {name}
        </a>
      ) : (
        <span className="evidence-open">
          <EvidencePicture item={item} />
          {name}
        </span>
      )}
      <span className="evidence-line">{evidenceLine(item)}</span>
      {note}
    </li>
  );
}

/** The files of a report side by side. */
export function EvidenceTiles({ items }: { items: readonly EvidenceItem[] }) {
  if (items.length === 0) return <p className="text-ink-hint">没有上传材料</p>;
  return (
    <ul className="evidence-tiles">
      {items.map((item) => (
        <EvidenceTile key={item.id} item={item} />
      ))}
    </ul>
  );
}
