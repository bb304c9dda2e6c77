"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "../ui/button";

type SubmitButtonProps = {
  children: ReactNode;
  /** What the button says while the answer is awaited. */
  pendingText?: string;
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  wide?: boolean;
  name?: string;
  value?: string;
};

/** Submits its form once: while pending it stays focusable, says so, and ignores further presses. */
export function SubmitButton({
  children,
  pendingText = "正在提交…",
  variant = "primary",
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      variant={variant}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...rest}
    >
      <span aria-live="polite">{pending ? pendingText : children}</span>
    </Button>
  );
}
