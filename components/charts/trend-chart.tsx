"use client";

import { useEffect } from "react";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { shareAxis } from "./line-path";
import { exactPercent } from "./scale";
import type { TrendProps } from "./trend";

const percent = (value: number) => `${Math.round(value * 100)}%`;
const tick = { fill: "var(--color-ink-hint)", fontSize: 12 };

/** The pointed-at version of Trend; only TrendInteractive loads it. */
export function TrendChart({
  points,
  target,
  compare,
  marks = [],
  onReady,
}: TrendProps & { onReady: () => void }) {
  useEffect(() => onReady(), [onReady]);
  // By number rather than by label, so that a mark stands between two points where its day lies.
  const data = points.map((point, index) => ({
    ...point,
    at: index,
    compare: compare?.values[index] ?? null,
  }));
  const { low, high } = shareAxis([
    ...points.map((point) => point.value),
    ...(compare?.values ?? []),
    target?.value ?? null,
  ]);
  return (
    <ResponsiveContainer width="100%" height={206}>
      <LineChart
        data={data}
        margin={{ top: 18, right: 12, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--color-line-soft)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          domain={[0, Math.max(1, points.length - 1)]}
          ticks={data.map(({ at }) => at)}
          tickFormatter={(at: number) => points[at]?.label ?? ""}
          tick={tick}
          tickLine={false}
          stroke="var(--color-line-strong)"
        />
        <YAxis
          domain={[low, high]}
          tickFormatter={percent}
          tick={tick}
          width={44}
          axisLine={false}
          tickLine={false}
        />
        <Tooltip
          labelFormatter={(at) => points[Number(at)]?.label ?? ""}
          formatter={(value, name) => [exactPercent(Number(value)), name]}
          contentStyle={{
            background: "var(--color-card)",
            borderColor: "var(--color-line)",
            color: "var(--color-ink)",
          }}
        />
        {target && (
          <ReferenceLine y={target.value} stroke="var(--color-lian-600)" strokeDasharray="5 4" />
        )}
        {marks.map(({ at, label }) => (
          <ReferenceLine
            key={label}
            x={at * (points.length - 1)}
            stroke="var(--color-lian-600)"
            strokeDasharray="3 3"
            label={{ value: label, position: "top", fill: "var(--color-lian-700)", fontSize: 12 }}
          />
        ))}
        {compare && (
          <Line
            dataKey="compare"
            name={compare.label}
            stroke="var(--color-edge)"
            strokeDasharray="3 3"
            dot={false}
            isAnimationActive={false}
          />
        )}
        <Line
          dataKey="value"
          name="完成率"
          stroke="var(--color-qing-600)"
          strokeWidth={2}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
