"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names";

/** A disclosure of links and buttons (.menu-item): opens without script, closes on Escape and outside. */
export function Menu({
  label,
  align = "right",
  children,
}: {
  label: ReactNode;
  align?: "left" | "right";
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    function closeOutside(event: Event) {
      const element = details.current;
      if (element?.open && !element.contains(event.target as Node)) element.open = false;
    }
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, []);

  function closeOnEscape(event: KeyboardEvent) {
    const element = details.current;
    if (event.key !== "Escape" || !element?.open) return;
    element.open = false;
    element.querySelector("summary")?.focus();
  }

  return (
    <details
      ref={details}
      className={classNames("menu", align === "left" && "menu-left")}
      onKeyDown={closeOnEscape}
    >
      <summary>
        {label}
        <ChevronDown aria-hidden="true" size={14} />
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
