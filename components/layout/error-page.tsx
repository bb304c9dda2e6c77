import Link from "next/link";
import type { ReactNode } from "react";
import { LeafVeins } from "../ui/leaf-veins";
import { Seal } from "../ui/seal";
import { type ErrorKind, errorTexts } from "./error-texts";

type ErrorPageProps = {
  kind: ErrorKind;
  /** Replaces the standing sentence, for example with what the person may do instead. */
  message?: ReactNode;
  /** Shown so that it can be told to the operator. */
  requestId?: string | undefined;
  home?: { href: string; label: string };
  actions?: ReactNode;
  /** What helps further, beneath the buttons. */
  children?: ReactNode;
};

/** What is shown instead of a page: which case it is, why, and the next step. */
export function ErrorPage({
  kind,
  message,
  requestId,
  home = { href: "/", label: "回到首页" },
  actions,
  children,
}: ErrorPageProps) {
  const { code, title, text } = errorTexts[kind];
  return (
    <div className="error-page">
      <LeafVeins />
      <div className="error-page-in">
        <div className="flex items-center gap-3">
          <Seal size={40} />
          <span className="error-code">{code}</span>
        </div>
        <h1>{title}</h1>
        <p className="max-w-measure text-ink-soft">{message ?? text}</p>
        {requestId && <p className="mt-2 text-sm text-ink-hint">请求编号：{requestId}</p>}
        <div className="mt-6 flex flex-wrap gap-2">
          {actions}
          <Link className="btn" href={home.href}>
            {home.label}
          </Link>
        </div>
        {children}
      </div>
    </div>
  );
}
