import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/** A white sheet with a hairline. `title` and `aside` make its head; without them it is a plain box. */
export function Card({
  title,
  aside,
  level = 2,
  flush,
  className,
  children,
  ...rest
}: Omit<ComponentProps<"section">, "title"> & {
  title?: ReactNode;
  aside?: ReactNode;
  level?: 2 | 3;
  /** Without padding, for tables and lists that reach the edge. */
  flush?: boolean;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={classNames("card", className)} {...rest}>
      {(title || aside) && (
        <div className="card-head">
          {title && <Heading>{title}</Heading>}
          {aside && <div className="text-sm text-ink-hint">{aside}</div>}
        </div>
      )}
      {flush ? children : <div className="card-body">{children}</div>}
    </section>
  );
}
