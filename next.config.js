/** @type {import('next').NextConfig} */
const config = {
  // Tests build beside the developer's own build.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // The platform as a column of an existing site: all of it lies beneath this path.
  basePath: process.env.NEXT_PUBLIC_BASE_PATH || "",
  // Titles and descriptions stand in the head of every document, also for readers without scripts.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // Types are checked by npm test and npm run check, tests and scripts included; a start need not.
  typescript: { ignoreBuildErrors: true },
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: [
    "pg",
    "pino",
    "exceljs",
    "sharp",
    "yauzl",
    "@node-rs/argon2",
    "pg-boss",
    "file-type",
  ],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "25mb" } },
};

export default config;
