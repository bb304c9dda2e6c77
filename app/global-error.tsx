"use client";

import "./globals.css";
import { ErrorPage } from "@/components/layout/error-page";
import { Button } from "@/components/ui/button";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** Stands in for the root layout when that itself fails. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="zh-CN">
      <body>
        <main id="main">
          <title>系统出错了</title>
          <ErrorPage
            kind="failed"
            requestId={error.digest}
            actions={
              <Button variant="primary" onClick={reset}>
                再试一次
              </Button>
            }
          />
        </main>
      </body>
    </html>
  );
}
