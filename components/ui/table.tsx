import type { ComponentProps, ReactNode } from "react";
import { withBase } from "@/lib/shared/base-path";
import { classNames } from "./class-names";

type TableProps = ComponentProps<"table"> & {
  /** Says what the table is; hidden unless `captionShown`. */
  caption: ReactNode;
  captionShown?: boolean;
  /** On phones the rows become cards; then give each td a data-label. */
  cards?: boolean;
  /** 宽松 / 标准 / 紧凑 */
  density?: "loose" | "standard" | "compact";
};

/**
 * Table with a sticky head that scrolls sideways inside its own focusable region.
 * `.num` aligns figures, `.shut` keeps a first column in sight, th scope names rows.
 */
export function Table({
  caption,
  captionShown,
  cards,
  density = "standard",
  className,
  children,
  ...rest
}: TableProps) {
  return (
    <section
      className="table-scroll"
      data-density={density}
      aria-label={typeof caption === "string" ? caption : "表格"}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={classNames("table", cards && "table-cards", className)} {...rest}>
        <caption className={captionShown ? undefined : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** A column head that sorts through the URL. */
export function SortHead({
  href,
  order,
  children,
  className,
}: {
  href: string;
  order?: "ascending" | "descending" | undefined;
  children: ReactNode;
  className?: string;
}) {
  const sign = { ascending: "▲", descending: "▼", none: "" }[order ?? "none"];
  return (
    <th scope="col" aria-sort={order} className={className}>
      <a className="sort" href={withBase(href)}>
        {children}
        {sign && <span aria-hidden="true"> {sign}</span>}
      </a>
    </th>
  );
}
