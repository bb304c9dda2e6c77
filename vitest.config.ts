import path from "node:path";
import { defineConfig } from "vitest/config";

// A zone with an odd offset, far from China's: a date that leans on the process's own is found out.
process.env.TZ = "Asia/Kathmandu";

const root = import.meta.dirname;
const support = (file: string) => path.join(root, "tests", "support", file);
const shared = {
  environment: "node" as const,
  pool: "forks" as const,
  setupFiles: [support("stub-environment.ts"), support("quiet-console.ts")],
  // For a machine that is ten times as slow: no test is about how long it takes.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      "server-only": support("empty-module.ts"),
    },
  },
  test: {
    // Two files side by side also on two cores; each works in a database of its own.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "architecture",
          include: ["tests/architecture/*.test.ts"],
          // The tree is parsed once, not once per file.
          isolate: false,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: [support("global-setup.ts")],
          setupFiles: [...shared.setupFiles, support("database.ts")],
        },
      },
    ],
  },
});
