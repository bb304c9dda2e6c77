import { afterEach, beforeEach, expect, vi } from "vitest";

// Nobody reads the output of a passing test: an error that is only printed must fail it. A test
// that expects one puts its own spy in place.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  const calls = vi.isMockFunction(console.error) ? vi.mocked(console.error).mock.calls : [];
  const unexpected = [...calls];
  vi.mocked(console.error).mockReset();
  vi.restoreAllMocks();
  expect(unexpected, "console.error was called").toEqual([]);
});
