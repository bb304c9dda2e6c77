import type { ReactNode } from "react";
import { VisuallyHidden } from "../ui/accessibility";

/** The label of a field that stands in several lines of a form: who cannot see the line hears which one it is. */
export function lineLabel(line: string, words: string): ReactNode {
  return (
    <>
      <VisuallyHidden>{line}：</VisuallyHidden>
      {words}
    </>
  );
}
