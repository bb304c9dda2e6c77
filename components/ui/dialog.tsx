"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "./class-names";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  footer?: ReactNode;
  /** A sheet at the right edge, for looking at one row of a list. */
  drawer?: boolean;
  children: ReactNode;
};

/** The browser's own modal dialog: keeps the focus inside, closes on Escape, gives the focus back. */
export function Dialog({ open, onClose, title, footer, drawer, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className={classNames("dialog", drawer && "drawer")}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-btn" aria-label="关闭" onClick={onClose}>
          <X aria-hidden="true" />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      {footer && <div className="dialog-foot">{footer}</div>}
    </dialog>
  );
}

/** A Dialog that slides over the right edge. */
export function Drawer(props: Omit<DialogProps, "drawer">) {
  return <Dialog {...props} drawer />;
}
