"use client";

import { ErrorPage } from "@/components/layout/error-page";
import { Button } from "@/components/ui/button";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: ErrorProps) {
  return (
    <main id="main">
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
  );
}
