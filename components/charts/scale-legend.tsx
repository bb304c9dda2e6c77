import type { Light } from "../ui/light-shapes";
import { LightMark } from "../ui/mark";
import { stepLabels } from "./scale";

type ScaleLegendProps = {
  title?: string;
  steps?: readonly number[] | undefined;
  lights?: readonly Light[];
};

/** What the colours and the signs mean. */
export function ScaleLegend({ title = "完成率", steps, lights = [] }: ScaleLegendProps) {
  return (
    <div className="legend">
      <ul aria-label={`${title}的颜色`}>
        <li>{title}</li>
        {stepLabels(steps).map((label, index) => (
          <li key={label}>
            <i className={`h${index + 1}`} />
            {label}
          </li>
        ))}
        <li>
          <i className="h0" />
          无数据
        </li>
      </ul>
      {lights.length > 0 && (
        <ul aria-label="符号">
          {lights.map((light) => (
            <li key={light}>
              <LightMark light={light} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
