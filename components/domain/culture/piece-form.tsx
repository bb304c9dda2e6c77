import { PictureField } from "@/components/domain/pictures/picture-field";
import {
  ActionForm,
  type FormAction,
  FormCheckbox,
  FormSelect,
  FormText,
  FormTextArea,
} from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import {
  editBrandAction,
  editStoryAction,
  editWorkAction,
  enterBrandAction,
  enterStoryAction,
  enterWorkAction,
} from "@/lib/domain/culture/pieces/actions";
import type { BrandDetails, StoryDetails } from "@/lib/domain/culture/pieces/schema";
import type { PieceDetail, PieceKind } from "@/lib/domain/culture/pieces/types";
import type { Picture } from "@/lib/domain/pictures/types";
import { WorkFields, type WorkTerms } from "./work-fields";

type PieceFormProps = {
  kind: PieceKind;
  piece?: PieceDetail;
  pictures: readonly Picture[];
  /** Where a new piece may belong. */
  places: readonly { code: string; name: string }[];
  terms: WorkTerms;
  formKey: string;
};

const ACTIONS: Record<PieceKind, { enter: FormAction; edit: FormAction }> = {
  work: { enter: enterWorkAction, edit: editWorkAction },
  story: { enter: enterStoryAction, edit: editStoryAction },
  brand: { enter: enterBrandAction, edit: editBrandAction },
};

/** Entering a work, a story or a brand, or changing one. */
export function PieceForm({ kind, piece, pictures, places, terms, formKey }: PieceFormProps) {
  const hidden = piece ? { pieceId: piece.id, version: String(piece.version) } : { key: formKey };
  const action = piece ? ACTIONS[kind].edit : ACTIONS[kind].enter;
  return (
    <Card className="max-w-3xl">
      <ActionForm action={action} hidden={hidden} submit="保存" pendingText="正在保存…">
        <div className="grid gap-5">
          {!piece && (
            <FormSelect
              name="regionCode"
              label="所属地区"
              choices={places.map(({ code: value, name: label }) => ({ value, label }))}
              defaultValue={places[0]?.code}
            />
          )}
          <FormText name="title" label="标题" hint="40 字以内" defaultValue={piece?.title} />
          <FormText
            name="summary"
            label="一句话介绍"
            hint="列表里显示，120 字以内"
            defaultValue={piece?.summary}
          />
          <KindFields kind={kind} piece={piece} terms={terms} />
          <PictureField name="pictureIds" pictures={pictures} />
          <FormCheckbox
            name="hasPeople"
            label="图片里有能认出来的人"
            note="要另外登记肖像同意"
            defaultChecked={piece?.hasPeople}
          />
        </div>
      </ActionForm>
    </Card>
  );
}

function KindFields({
  kind,
  piece,
  terms,
}: Pick<PieceFormProps, "kind" | "terms"> & { piece: PieceDetail | undefined }) {
  if (kind === "work") {
    return (
      <WorkFields details={piece?.kind === "work" ? piece.details : undefined} terms={terms} />
    );
  }
  if (kind === "story") {
    return <StoryFields details={piece?.kind === "story" ? piece.details : undefined} />;
  }
  return <BrandFields details={piece?.kind === "brand" ? piece.details : undefined} />;
}

function StoryFields({ details }: { details: StoryDetails | undefined }) {
  return (
    <>
      <FormText
        name="toldBy"
        label="讲述人"
        hint="本人同意署名的写姓名，不同意的写化名"
        defaultValue={details?.toldBy}
      />
      <FormCheckbox
        name="isMinor"
        label="讲述人未成年"
        note="公开时只显示“某同学”"
        defaultChecked={details?.isMinor}
      />
      <FormText
        name="place"
        label="在哪里"
        hint="写到村或社区即可，不写门牌"
        defaultValue={details?.place}
      />
      <FormTextArea name="text" label="故事" max={5000} rows={12} defaultValue={details?.text} />
    </>
  );
}

function BrandFields({ details }: { details: BrandDetails | undefined }) {
  const rules = details?.rules;
  return (
    <>
      <FormTextArea
        name="practice"
        label="做法"
        hint="不写家庭的分数和积分，公开页面没有这些内容的位置"
        max={3000}
        rows={8}
        defaultValue={details?.practice}
      />
      <FormTextArea name="who" label="谁可以被推荐" max={600} rows={3} defaultValue={rules?.who} />
      <FormTextArea
        name="procedure"
        label="怎么评出来"
        max={1000}
        rows={4}
        defaultValue={rules?.procedure}
      />
      <FormTextArea
        name="objection"
        label="有意见怎么提"
        hint="向谁提、几天内、怎么答复"
        max={600}
        rows={3}
        defaultValue={rules?.objection}
      />
      <FormText name="basis" label="依据" optional defaultValue={rules?.basis} />
    </>
  );
}
