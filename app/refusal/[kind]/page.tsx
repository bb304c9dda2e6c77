import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ErrorPage } from "@/components/layout/error-page";
import { errorTexts } from "@/components/layout/error-texts";

// Made once at build time: what the server hands out in place of an empty answer, see
// lib/access/refusal-pages.ts.
export const dynamic = "force-static";
export const dynamicParams = false;

const HOMES = {
  "not-found": { href: "/", label: "回到首页" },
  forbidden: { href: "/desk/today", label: "回到今日待办" },
  maintenance: { href: "/", label: "再试一次" },
};

type Kind = keyof typeof HOMES;
type Props = { params: Promise<{ kind: string }> };

export function generateStaticParams() {
  return Object.keys(HOMES).map((kind) => ({ kind }));
}

function kindOf(text: string): Kind {
  if (text === "not-found" || text === "forbidden" || text === "maintenance") return text;
  notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: errorTexts[kindOf((await params).kind)].title, robots: { index: false } };
}

export default async function RefusalPage({ params }: Props) {
  const kind = kindOf((await params).kind);
  return (
    <main id="main">
      <ErrorPage kind={kind} home={HOMES[kind]} />
    </main>
  );
}
