import type { MetadataRoute } from "next";
import { VISITOR } from "@/lib/access/actor";
import { listPublicPaths } from "@/lib/domain/sites/home/queries";
import { publicUrl } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const paths = await listPublicPaths(VISITOR);
  return paths.map((path) => ({ url: new URL(path, publicUrl()).href }));
}
