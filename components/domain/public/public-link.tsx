import type { ComponentProps } from "react";
import { readerView } from "@/lib/access/reader-view";
import { withBase } from "@/lib/shared/base-path";
import { inView } from "@/lib/shared/reader-view";

type Address = { href: string };

/** An address of ours as a public page links to it: beneath the base, in the reader's view. */
export async function publicHref(path: string): Promise<string> {
  if (!path.startsWith("/")) return path;
  return withBase(inView(await readerView(), path));
}

/**
 * A link between public pages: stays in the reader's view (长者模式 and others). It is an ordinary link: pages are
 * kept whole, so a document is there sooner than a script could fetch and draw its parts.
 */
export async function PublicLink({ href, ...rest }: Omit<ComponentProps<"a">, "href"> & Address) {
  return <a {...rest} href={await publicHref(href)} />;
}

type FormProps = Omit<ComponentProps<"form">, "action" | "method"> & { action: string };

/** A search or filter of a public page: an ordinary GET form that stays in the reader's view. */
export async function PublicForm({ action, ...rest }: FormProps) {
  return <form {...rest} method="get" action={await publicHref(action)} />;
}
