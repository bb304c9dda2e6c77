import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { withBase } from "@/lib/shared/base-path";

export const metadata: Metadata = {
  title: { default: "清廉建设推进平台", template: "%s · 清廉建设推进平台" },
  description: "清廉建设两清单、任务进展、示范点与公开信息。",
  applicationName: "清廉建设推进平台",
  formatDetection: { telephone: false, email: false, address: false },
  icons: { icon: [{ url: withBase("/icons/seal.svg"), type: "image/svg+xml" }] },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: "#14615a",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>{children}</body>
    </html>
  );
}
