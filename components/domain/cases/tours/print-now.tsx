"use client";

import { Button } from "@/components/ui/button";

/** Opens the browser's own printing. */
export function PrintNow() {
  return (
    <Button className="no-print" onClick={() => window.print()}>
      打印
    </Button>
  );
}
