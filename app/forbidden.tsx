import { ErrorPage } from "@/components/layout/error-page";

export default function Forbidden() {
  return (
    <main id="main">
      <title>没有权限</title>
      <ErrorPage kind="forbidden" home={{ href: "/desk/today", label: "回到今日待办" }} />
    </main>
  );
}
