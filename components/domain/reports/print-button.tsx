"use client";

import { Printer } from "lucide-react";
import { Button } from "../../ui/button";

interface PrintButtonProps {
  size?: "medium" | "large";
  label?: string;
}

/** Prints the page that is open. */
export function PrintButton({ size = "medium", label = "打印" }: PrintButtonProps) {
  return (
    <Button size={size} className="only-script" onClick={() => print()}>
      <Printer aria-hidden="true" />
      <span className="print-label">{label}</span>
    </Button>
  );
}
