import "./ratings.css";
import {
  ActionForm,
  FormGroup,
  FormRadio,
  FormTextArea,
  FormTick,
} from "@/components/forms/action-form";
import { rateAction } from "@/lib/domain/ratings/actions";
import { ratingSubjectWords, ratingWords } from "@/lib/domain/ratings/labels";
import { LEVELS } from "@/lib/domain/ratings/rules";
import type { RatingEntry } from "@/lib/domain/ratings/types";
import { RatingShape } from "./rating-shape";

type RatingFormProps = { code: string; entry: Extract<RatingEntry, { state: "open" }> };

/** Five words, reasons, a line of one's own: sent once. */
export function RatingForm({ code, entry }: RatingFormProps) {
  const choices = LEVELS.map((level) => ({
    value: String(level),
    label: ratingWords[level],
    note: <RatingShape level={level} />,
  }));
  return (
    <ActionForm action={rateAction} hidden={{ ratingCode: code }} submit="提交评价" size="large">
      <div className="rating-levels">
        <FormRadio
          name="level"
          label={`您对${ratingSubjectWords[entry.subjectType]}满意吗`}
          choices={choices}
        />
      </div>
      {entry.reasons.length > 0 && (
        <FormGroup name="reasons" label="为什么（可选，可多选）" hint="只公布每条原因被选了多少次">
          {entry.reasons.map((reason) => (
            <FormTick key={reason} name="reasons[]" value={reason} label={reason} />
          ))}
        </FormGroup>
      )}
      <FormTextArea
        name="words"
        label="还想说的话"
        hint="只给负责的单位看，不公开。请不要写姓名、电话和身份证号；检举控告请打 12388。"
        max={300}
        rows={4}
        optional
      />
    </ActionForm>
  );
}
