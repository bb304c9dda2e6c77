import type { MetadataRoute } from "next";
import { publicUrl } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/desk", "/api", "/sign-in", "/search"] },
    sitemap: new URL("/sitemap.xml", publicUrl()).href,
  };
}
