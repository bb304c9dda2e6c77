import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "@/components/forms/action-form";

/** A step that wants a second thought: the button appears after the consequences were opened to read. */
export function DisclosureForm<T>({
  label,
  consequence,
  submit,
  action,
  hidden,
}: {
  label: string;
  consequence: ReactNode;
  submit: string;
  action: FormAction<T>;
  hidden: Record<string, string>;
}) {
  return (
    <details className="border-t border-line-soft py-3 first:border-0">
      <summary className="link w-fit">{label}</summary>
      <div className="mt-2 max-w-measure">
        <p className="mb-3 text-ink-soft">{consequence}</p>
        <ActionForm action={action} hidden={hidden} submit={submit} variant="danger" />
      </div>
    </details>
  );
}
