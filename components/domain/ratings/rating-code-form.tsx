import { ActionForm, FormText } from "@/components/forms/action-form";
import { openRatingCodeAction } from "@/lib/domain/ratings/actions";

/** Where a code is typed from a slip of paper. */
export function RatingCodeForm() {
  return (
    <ActionForm action={openRatingCodeAction} submit="去评价" size="large">
      <FormText
        name="ratingCode"
        label="评价码"
        hint="13 位数字，空格可有可无，例如 1234 5678 90123"
        inputMode="numeric"
        autoComplete="off"
      />
    </ActionForm>
  );
}
