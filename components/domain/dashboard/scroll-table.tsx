import { HtmlBlock } from "@/components/charts/html-block";
import type { SafeHtml } from "@/components/charts/safe-html";

/** A rendered table that scrolls sideways in a region of its own, which the keyboard reaches. */
export function ScrollTable({ label, html }: { label: string; html: SafeHtml }) {
  return (
    <section
      className="table-scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <HtmlBlock html={html} />
    </section>
  );
}
