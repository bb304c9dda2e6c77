import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

type ButtonLook = {
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  wide?: boolean;
};

/** Classes of a button, for the rare element that is neither Button nor ButtonLink. */
export function buttonClass({ variant = "secondary", size = "medium", wide }: ButtonLook = {}) {
  return classNames(
    "btn",
    variant !== "secondary" && `btn-${variant}`,
    size !== "medium" && `btn-${size}`,
    wide && "btn-wide",
  );
}

export function Button({
  variant,
  size,
  wide,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & ButtonLook) {
  return (
    <button
      type={type}
      className={classNames(buttonClass({ variant, size, wide }), className)}
      {...rest}
    />
  );
}

export function ButtonLink({
  variant,
  size,
  wide,
  className,
  ...rest
}: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={classNames(buttonClass({ variant, size, wide }), className)} {...rest} />;
}
