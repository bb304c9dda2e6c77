import { type HeatMatrixInput, renderHeatMatrix } from "./heat-matrix-html";
import { HtmlBlock } from "./html-block";
import { ScaleLegend } from "./scale-legend";

/** Rows × columns of completion as coloured cells; a table for readers, one node for React. */
export function HeatMatrix({ legend = true, ...input }: HeatMatrixInput & { legend?: boolean }) {
  return (
    <div>
      <section
        className="heat-scroll"
        aria-label={input.caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <HtmlBlock html={renderHeatMatrix(input)} />
      </section>
      {legend && <ScaleLegend steps={input.steps} lights={["soon", "overdue"]} />}
    </div>
  );
}
