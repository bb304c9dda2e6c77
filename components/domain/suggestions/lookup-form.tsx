import { ActionForm, FormText } from "@/components/forms/action-form";
import { lookUpAction } from "@/lib/domain/suggestions/tracking/actions";
import { CodeFromAddress } from "./code-from-address";

/** The tracking code, typed or scanned. */
export function LookupForm() {
  return (
    <ActionForm action={lookUpAction} submit="查询" size="large" wide>
      <FormText
        name="trackingCode"
        label="20 位查询码"
        hint="提交建议后显示的数字，中间有没有空格都可以"
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
      />
      <CodeFromAddress field="trackingCode" />
    </ActionForm>
  );
}
