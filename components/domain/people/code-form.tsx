import { ActionForm, FormText } from "@/components/forms/action-form";
import { enterCodeAction } from "@/lib/domain/people/sign-in/actions";

/** Six digits from an authenticator app. */
export function CodeForm({ next, submit }: { next: string | undefined; submit: string }) {
  return (
    <ActionForm
      action={enterCodeAction}
      submit={submit}
      pendingText="正在核对…"
      size="large"
      wide
      hidden={{ next }}
    >
      <FormText
        name="code"
        label="6 位动态码"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        autoFocus
      />
    </ActionForm>
  );
}
