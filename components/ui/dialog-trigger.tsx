"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

type DialogTriggerProps = {
  label: ReactNode;
  title: ReactNode;
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  drawer?: boolean;
  children: ReactNode;
};

/** A button with the dialog that it opens; what is inside may come from the server. */
export function DialogTrigger({
  label,
  title,
  variant,
  size,
  drawer,
  children,
}: DialogTriggerProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} size={size} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} drawer={drawer}>
        {open && children}
      </Dialog>
    </>
  );
}
