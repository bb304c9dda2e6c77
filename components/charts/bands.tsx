import { withBase } from "@/lib/shared/base-path";
import { exactPercent } from "./scale";

export type BandItem = {
  name: string;
  href?: string | undefined;
  value: number | null;
  /** Against the unit's own last period, in percentage points. */
  change?: number | null | undefined;
};

export type Band = {
  label: string /** 1–5 of the scale, 0 without data. */;
  step: number;
  items: readonly BandItem[];
};

/** 分档: who stands in which band, in the order of the regions, never as a ranking. */
export function Bands({ bands, label }: { bands: readonly Band[]; label: string }) {
  return (
    <section className="bands" aria-label={label}>
      {bands.map((band) => (
        <div key={band.label} className="band">
          <h3>
            <i className={`h${band.step}`} />
            {band.label}
            <span className="count">{band.items.length}</span>
          </h3>
          {band.items.length === 0 ? (
            <p className="text-ink-hint">没有</p>
          ) : (
            <ul>
              {band.items.map((item) => (
                <BandEntry key={item.name} item={item} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

function BandEntry({ item: { name, href, value, change } }: { item: BandItem }) {
  return (
    <li>
      {href ? (
        <a className="link" href={withBase(href)}>
          {name}
        </a>
      ) : (
        name
      )}{" "}
      <span className="band-value">{exactPercent(value)}</span>
      {change !== undefined && change !== null && <Change points={change} />}
    </li>
  );
}

/** A difference in 个百分点, with sign and arrow, so that colour says nothing alone. */
export function Change({ points }: { points: number }) {
  const rounded = Math.round(points * 10) / 10;
  if (rounded === 0) return <span className="change">持平</span>;
  const up = rounded > 0;
  return (
    <span className={up ? "change change-up" : "change change-down"}>
      <span aria-hidden="true">{up ? "▲" : "▼"}</span>
      <span className="sr-only">{up ? "上升" : "下降"}</span>
      {Math.abs(rounded)}
      <span className="sr-only"> 个百分点</span>
    </span>
  );
}
