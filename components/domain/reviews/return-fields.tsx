import { RETURN_FIELDS, RETURN_REASONS, reasonChoice } from "@/lib/domain/reviews/labels";
import { FormSelect, FormText } from "../../forms/action-form";

/** Why it goes back, to which part, and until when: shared by returning and reopening. */
export function ReturnFields({ today, proposed }: { today: string; proposed: string }) {
  const fields = Object.entries(RETURN_FIELDS).map(([value, label]) => ({ value, label }));
  const reasons = RETURN_REASONS.map((reason) => ({
    value: reasonChoice(reason),
    label: reason.field ? `${RETURN_FIELDS[reason.field]}：${reason.text}` : reason.text,
  }));
  return (
    <>
      <FormSelect name="reason" label="常用原因" optional blank="请选择" choices={reasons} />
      <FormText name="remark" label="补充说明" optional hint="写清要改什么，填报人会看到" />
      <FormSelect
        name="field"
        label="针对哪一部分"
        optional
        blank="按原因自动对应"
        choices={fields}
      />
      <FormText name="dueOn" type="date" label="重报日期" min={today} defaultValue={proposed} />
    </>
  );
}
