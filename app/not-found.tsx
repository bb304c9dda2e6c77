import { connection } from "next/server";
import { ErrorPage } from "@/components/layout/error-page";
import { VISITOR } from "@/lib/access/actor";
import { pagePath } from "@/lib/access/reader-view";
import { findWithdrawnOn } from "@/lib/domain/publications/queries";
import { subjectOfPath } from "@/lib/domain/publications/rules";
import { dayLabel } from "@/lib/shared/dates";

/** The day on which what stood at the address was taken back, in words. */
async function withdrawnWords(): Promise<string | undefined> {
  const [path = ""] = (await pagePath()).split("?");
  const subject = subjectOfPath(path);
  const day = subject && (await findWithdrawnOn(VISITOR, subject));
  return day ? `这项内容已于 ${dayLabel(day)}撤下，不再公开。` : undefined;
}

export default async function NotFound() {
  // Made for the request: a page that was built beforehand could not carry its nonce.
  await connection();
  return (
    <main id="main">
      <title>没有找到这个页面</title>
      <ErrorPage kind="not-found" message={await withdrawnWords()} />
    </main>
  );
}
