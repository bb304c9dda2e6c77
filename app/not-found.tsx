import { connection } from "next/server";
import { ErrorPage } from "@/components/layout/error-page";

export default async function NotFound() {
  // Made for the request: a page that was built beforehand could not carry its nonce.
  await connection();
  return (
    <main id="main">
      <title>没有找到这个页面</title>
      <ErrorPage kind="not-found" />
    </main>
  );
}
