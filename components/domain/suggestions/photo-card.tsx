import { redactPhotoAction } from "@/lib/domain/suggestions/moderation/actions";
import type { QueuedPhoto } from "@/lib/domain/suggestions/moderation/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm, FormCheckbox, FormText } from "../../forms/action-form";
import { Card } from "../../ui/card";
import { PhotoBoxes } from "./photo-boxes";

/** A photograph, what is drawn over it, and the picture that was made of it. */
export function PhotoCard({
  suggestionId,
  photo,
  mayDraw,
}: {
  suggestionId: string;
  photo: QueuedPhoto;
  mayDraw: boolean;
}) {
  const { id, position, width, height, isHeld, pictureId, shredOn } = photo;
  return (
    <Card title={`照片 ${position + 1}`}>
      {pictureId && (
        <>
          <p>已做成可公开的图片{shredOn && `，原照片 ${dayLabel(shredOn)}后销毁`}：</p>
          {/* biome-ignore lint/performance/noImgElement: our own route, already in the right size. */}
          <img src={withBase(`/api/pictures/${pictureId}/960`)} alt="遮挡后的照片" width={480} />
        </>
      )}
      {!isHeld && <p>原照片已销毁。</p>}
      {isHeld && mayDraw && (
        <details open={!pictureId}>
          <summary>遮挡后做成可公开的图片</summary>
          <div className="mt-3">
            <ActionForm
              action={redactPhotoAction}
              submit="做成图片"
              hidden={{ suggestionId, photoId: id }}
            >
              <PhotoBoxes
                name="boxes"
                label="遮挡的位置"
                src={withBase(`/api/suggestions/photos/${id}`)}
                width={width}
                height={height}
              />
              <FormText
                name="alt"
                label="图片说明"
                hint="给看不见图片的人：图上是什么"
                maxLength={120}
              />
              <FormCheckbox name="isClean" label="没有需要遮挡的内容" />
            </ActionForm>
          </div>
        </details>
      )}
    </Card>
  );
}
