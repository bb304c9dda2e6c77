import { Fragment, type ReactNode } from "react";
import { parseProse } from "@/lib/domain/publications/prose/rules";
import type { Block, Inline } from "@/lib/domain/publications/prose/types";
import { PublicLink } from "../public/public-link";

/** Text that was typed plainly, as paragraphs, headings, lists, quotations and links; never HTML. */
export function Prose({ text, level = 2 }: { text: string; level?: 2 | 3 }) {
  return (
    <div className="prose">
      {parseProse(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a frozen text never move
        <ProseBlock key={at} block={block} level={level} />
      ))}
    </div>
  );
}

function ProseBlock({ block, level }: { block: Block; level: 2 | 3 }) {
  const [first = []] = block.items;
  if (block.kind === "heading") {
    const Heading = level === 2 ? "h2" : "h3";
    return (
      <Heading>
        <Line parts={first} />
      </Heading>
    );
  }
  if (block.kind === "bullets") return <ul>{itemsOf(block)}</ul>;
  if (block.kind === "steps") return <ol>{itemsOf(block)}</ol>;
  if (block.kind === "quote") {
    return (
      <blockquote>
        <Line parts={first} />
      </blockquote>
    );
  }
  return (
    <p>
      <Line parts={first} />
    </p>
  );
}

function itemsOf(block: Block): ReactNode {
  return block.items.map((parts, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a frozen text never move
    <li key={at}>
      <Line parts={parts} />
    </li>
  ));
}

function Line({ parts }: { parts: readonly Inline[] }) {
  return parts.map(({ text, href }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a frozen text never move
    <Fragment key={at}>{href ? <ProseLink href={href}>{text}</ProseLink> : text}</Fragment>
  ));
}

function ProseLink({ href, children }: { href: string; children: string }) {
  if (href.startsWith("/")) return <PublicLink href={href}>{children}</PublicLink>;
  return (
    <a href={href} rel="noopener noreferrer external">
      {children}
    </a>
  );
}
