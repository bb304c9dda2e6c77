import type { MetadataRoute } from "next";
import { publicAddress } from "@/lib/platform/env";
import { withBase } from "@/lib/shared/base-path";

// What a code opens is for its holder.
const HELD_BY_CODE = ["/track", "/rate/", "/sites/bookings"];

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: ["/", "/api/open-data", "/api/pictures"].map(withBase),
      disallow: [...["/desk", "/api", "/sign-in", "/search"], ...HELD_BY_CODE].map(withBase),
    },
    sitemap: publicAddress("/sitemap.xml"),
  };
}
