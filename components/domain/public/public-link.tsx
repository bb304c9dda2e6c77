import Link from "next/link";
import type { ComponentProps } from "react";

/** A link between public pages: stays in the reader's mode, loads nothing ahead. */
export function PublicLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />;
}
