"use client";

import { Printer } from "lucide-react";
import { Button } from "../../ui/button";

/** Prints the page that is open. */
export function PrintButton({ size = "medium" }: { size?: "medium" | "large" }) {
  return (
    <Button size={size} className="only-script" onClick={() => print()}>
      <Printer aria-hidden="true" />
      打印
    </Button>
  );
}
