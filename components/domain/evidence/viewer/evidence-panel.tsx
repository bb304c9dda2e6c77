import { PREVIEW_FAILURES } from "@/lib/domain/evidence/previews/labels";
import type { EvidenceView } from "@/lib/domain/evidence/previews/types";
import { withBase } from "@/lib/shared/base-path";
import { Notice } from "../../../ui/feedback";
import { SheetTables, TextBlocks } from "./document-text";
import { PreviewWaiting } from "./preview-waiting";
import { ZoomStage } from "./zoom-stage";

interface PagePicturesProps {
  file: EvidenceView;
  pages: { shown: number; total: number; isPartial: boolean };
}

function PagePictures({ file, pages: { shown, total, isPartial } }: PagePicturesProps) {
  if (shown === 0) return <Notice tone="info" title="这份 PDF 没有页面" />;
  return (
    <>
      <ZoomStage label={`${file.fileName}，共 ${total} 页`}>
        {Array.from({ length: shown }, (_, index) => (
          // biome-ignore lint/performance/noImgElement: private files must not pass an optimiser
          <img
            // biome-ignore lint/suspicious/noArrayIndexKey: pages are told apart by their number alone
            key={index}
            src={withBase(`/api/evidence/${file.id}/pages/${index + 1}`)}
            alt={`第 ${index + 1} 页`}
            loading="lazy"
          />
        ))}
      </ZoomStage>
      {isPartial && (
        <p className="viewer-note">这份 PDF 里有网页上画不出的扫描图片，页面可能空白，请下载查看</p>
      )}
      {total > shown && (
        <p className="viewer-note">
          共 {total} 页，这里显示前 {shown} 页，其余请下载查看
        </p>
      )}
    </>
  );
}

/** What a page shows of a file: its picture, its pages, its words, or why there is nothing. */
export function EvidencePanel({ file }: { file: EvidenceView }) {
  const { preview } = file;
  switch (preview.kind) {
    case "picture":
      return (
        <ZoomStage label={file.fileName}>
          {/* biome-ignore lint/performance/noImgElement: private files must not pass an optimiser */}
          <img
            src={withBase(`/api/evidence/${file.id}?view=inline`)}
            alt={file.title ?? file.fileName}
          />
        </ZoomStage>
      );
    case "pages":
      return <PagePictures file={file} pages={preview} />;
    case "text":
      return <TextBlocks blocks={preview.blocks} isCut={preview.isCut} />;
    case "sheets":
      return <SheetTables sheets={preview.sheets} isCut={preview.isCut} />;
    case "waiting":
      return <PreviewWaiting id={file.id} />;
    case "failed":
      return <Notice tone="info" title={PREVIEW_FAILURES[preview.failure]} />;
  }
}
