import { PictureField } from "@/components/domain/pictures/picture-field";
import { ActionForm, FormRadio, FormText, FormTextArea } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/feedback";
import { answerItemAction, remedyItemAction } from "@/lib/domain/culture/inspections/actions";
import { inspectionResultWords } from "@/lib/domain/culture/inspections/labels";
import { canAnswer, canRemedy } from "@/lib/domain/culture/inspections/rules";
import type { InspectionItem } from "@/lib/domain/culture/inspections/types";

const NOTES = {
  fine: "设施完好，内容不过时",
  damaged: "设施损坏、脱落、遮挡",
  outdated: "内容过期或有错误",
  closed: "已拆除或不再使用",
} as const;

/** Answering for one venue, or saying that its defect was put right. */
export function InspectionItemPage({ item }: { item: InspectionItem }) {
  const back = { href: `/desk/culture/inspections/${item.inspectionId}`, label: item.title };
  return (
    <>
      <PageHeader
        title={item.venueName}
        subtitle={`${item.regionName}，${item.venuePlace}`}
        back={back}
      />
      <Card className="max-w-3xl">
        {canAnswer(item) && <Answer item={item} />}
        {canRemedy(item) && <Remedy item={item} />}
        {!canAnswer(item) && !canRemedy(item) && (
          <Notice tone="done" title="这一处已经办完">
            <p>不需要再填写。</p>
          </Notice>
        )}
      </Card>
    </>
  );
}

function Answer({ item }: { item: InspectionItem }) {
  const choices = Object.entries(inspectionResultWords).map(([value, label]) => ({
    value,
    label,
    note: NOTES[value as keyof typeof NOTES],
  }));
  return (
    <ActionForm action={answerItemAction} hidden={{ itemId: item.id }} submit="提交结果">
      <div className="grid gap-5">
        <FormRadio name="result" label="看到的情况" choices={choices} />
        <FormTextArea
          name="note"
          label="说明"
          hint="损坏和过时的要写明哪里、怎么回事"
          max={300}
          rows={3}
          optional
        />
        <FormText
          name="remedyDueOn"
          type="date"
          label="哪天前修好或更新"
          hint="选“有损坏”或“内容过时”时填写"
          optional
        />
        <PictureField name="pictureIds" pictures={[]} max={3} label="现场照片" />
      </div>
    </ActionForm>
  );
}

function Remedy({ item }: { item: InspectionItem }) {
  return (
    <ActionForm action={remedyItemAction} hidden={{ itemId: item.id }} submit="已修好或更新">
      <div className="grid gap-5">
        <p className="text-ink-soft">
          巡查时：{item.note}，{item.remedyDueOn}前修好或更新。
        </p>
        <FormTextArea name="remedyNote" label="怎么处理的" max={300} rows={3} />
        <PictureField
          id="pictures-after"
          name="pictureIds"
          pictures={[]}
          max={3}
          label="处理后照片"
        />
      </div>
    </ActionForm>
  );
}
