import { type Light, lightShapes, lightWords } from "../ui/light-shapes";

/** Where the steps of the sequential scale begin; below the first is step 1. */
export const completionSteps: readonly number[] = [0.5, 0.65, 0.8, 0.9];

/** Step 1–5 of a share between 0 and 1; 0 where nothing is known. */
export function stepOf(value: number | null, steps: readonly number[] = completionSteps): number {
  if (value === null) return 0;
  return 1 + steps.filter((start) => value >= start).length;
}

/** Whole per cent that never rounds an unfinished share up to 100 nor a begun one down to 0. */
export function wholePercent(value: number): string {
  const rounded = Math.round(value * 100);
  if (rounded === 100 && value < 1) return "99";
  if (rounded === 0 && value > 0) return "<1";
  return String(rounded);
}

/** One decimal, cut rather than rounded near the ends, with the sign: 71.4%. */
export function exactPercent(value: number | null): string {
  if (value === null) return "无数据";
  const rounded = Math.round(value * 1000) / 10;
  if (rounded === 100 && value < 1) return "99.9%";
  if (rounded === 0 && value > 0) return "<0.1%";
  return `${rounded}%`;
}

/** The light as markup; only what asks for attention is drawn, the word is in the cell's label. */
export function lightSvg(light: Light | undefined): string {
  if (!light) return "";
  return `<svg class="shape" viewBox="0 0 12 12" aria-hidden="true"><path class="light-${light}" d="${lightShapes[light]}"/></svg>`;
}

/** The spoken form of a cell: 清廉学校，71.4%，超期. */
export function spoken(name: string, value: number | null, light: Light | undefined): string {
  const parts = [name, exactPercent(value)];
  if (light && light !== "none") parts.push(lightWords[light]);
  return parts.join("，");
}

/** Words of the five steps for a legend: <50%, 50–65%, … ≥90%. */
export function stepLabels(steps: readonly number[] = completionSteps): string[] {
  const percent = steps.map((start) => Math.round(start * 100));
  return [
    `<${percent[0]}%`,
    ...percent.slice(0, -1).map((start, index) => `${start}–${percent[index + 1]}%`),
    `≥${percent.at(-1)}%`,
  ];
}
