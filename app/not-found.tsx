import { ErrorPage } from "@/components/layout/error-page";

export default function NotFound() {
  return (
    <main id="main">
      <title>没有找到这个页面</title>
      <ErrorPage kind="not-found" />
    </main>
  );
}
