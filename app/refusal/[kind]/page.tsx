import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WaysOn } from "@/components/domain/public/ways-on";
import { ErrorPage } from "@/components/layout/error-page";
import { errorTexts } from "@/components/layout/error-texts";
import { inView, viewClasses } from "@/lib/shared/reader-view";
import { REFUSALS, REQUEST_ID } from "@/lib/shared/refusals";

// Made once at build time: what the server hands out in place of an empty answer, see
// lib/access/refusal-pages.ts. Public pages that are not there or fail say so in the reader's own view.
export const dynamic = "force-static";
export const dynamicParams = false;

const HOMES = {
  "not-found": { href: "/", label: "回到首页" },
  forbidden: { href: "/desk/today", label: "回到今日待办" },
  maintenance: { href: "/", label: "再试一次" },
  failed: { href: "/", label: "回到首页" },
  busy: { href: "/", label: "回到首页" },
};

/** The address as it stands, with the words that were searched in it. */
function SearchAgain() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: an empty reference is the page itself, with its query
    <a className="btn btn-primary" href="">
      再搜一次
    </a>
  );
}

type Props = { params: Promise<{ kind: string }> };

export function generateStaticParams() {
  return [...REFUSALS.keys()].map((kind) => ({ kind }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = REFUSALS.get((await params).kind) ?? notFound();
  return { title: errorTexts[found.kind].title, robots: { index: false } };
}

export default async function RefusalPage({ params }: Props) {
  const { kind, view } = REFUSALS.get((await params).kind) ?? notFound();
  const { href, label } = HOMES[kind];
  return (
    <main id="main" className={`frame-public ${viewClasses(view)}`}>
      <ErrorPage
        kind={kind}
        home={{ href: inView(view, href), label }}
        requestId={kind === "failed" ? REQUEST_ID : undefined}
        actions={kind === "busy" && <SearchAgain />}
      >
        {(kind === "not-found" || kind === "busy") && (
          <WaysOn view={view} hasSearch={kind === "not-found"} />
        )}
      </ErrorPage>
    </main>
  );
}
