import Link from "next/link";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/accessibility";
import { LeafVeins } from "@/components/ui/leaf-veins";
import { Seal } from "@/components/ui/seal";

/** The quiet page before the desk: name, one form, nothing else to press. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className="frame-public relative overflow-hidden">
      <SkipLink />
      <LeafVeins />
      <div className="relative mx-auto flex min-h-screen w-full max-w-[27rem] flex-col px-4 py-8 md:py-16">
        <header className="mb-6 flex items-center gap-3">
          <Seal size={44} />
          <Link
            href="/"
            className="font-serif text-2xl font-semibold text-qing-900 no-underline"
            prefetch={false}
          >
            清廉建设推进平台
          </Link>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="mt-auto pt-8 text-sm text-ink-hint">
          本平台用于清廉建设工作。检举控告请通过 12388，办事求助请拨打 12345。
        </footer>
      </div>
    </div>
  );
}

/** One step of signing in, on a white sheet. */
export function AuthStep({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="card px-5 py-6 md:px-8 md:py-8">
      <h1 className="text-qing-900">{title}</h1>
      {intro && <div className="mt-1 mb-6 text-ink-soft">{intro}</div>}
      {!intro && <div className="mb-6" />}
      {children}
    </section>
  );
}
