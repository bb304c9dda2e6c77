import { vi } from "vitest";

// A whole environment for code that reads it. The database is nobody's: a unit test that reaches
// for it fails at once; integration tests put their own in its place.
const ENVIRONMENT = {
  NODE_ENV: "test",
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  NEXTAUTH_SECRET: "a-secret-that-only-tests-ever-use-0001",
  PASSWORD_PEPPER: "a-pepper-of-the-tests",
  ENCRYPTION_KEY: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
  LOG_LEVEL: "silent",
};

for (const [name, value] of Object.entries(ENVIRONMENT)) vi.stubEnv(name, value);
