import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { servePlainRefusals } from "@/lib/access/refusal-pages";
import { REFUSALS } from "@/lib/shared/refusals";

/** Answers as the framework does: refusals as an empty document, and the pages made beforehand. */
function framework(): Server {
  return createServer((request, response) => {
    void servePlainRefusals(
      async (asked, answer) => {
        const name = asked.url?.match(/^\/refusal\/(.+)$/)?.[1];
        const status = name ? 200 : Number(asked.url?.match(/\d{3}/)?.[0]);
        answer.setHeader("x-request-id", "the-number");
        answer.setHeader("content-type", "text/html; charset=utf-8");
        answer.writeHead(status);
        answer.end(name ? `<main>${name} request-id</main><script>1</script>` : "<html></html>");
      },
      request,
      response,
    );
  });
}

let server: Server;
let origin: string;

beforeAll(async () => {
  server = framework();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("PORT", String(port));
  origin = `http://127.0.0.1:${port}`;
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

async function answerOf(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(origin + path);
  return { status: answer.status, text: await answer.text() };
}

describe("a page that cannot be given", () => {
  it.each([
    ["/sites/404", 404, "not-found"],
    ["/elder/sites/404", 404, "not-found-elder"],
    ["/elder/search?429", 429, "busy-elder"],
    ["/elder/contrast/sites/404", 404, "not-found-elder-contrast"],
    ["/largest/news/500", 500, "failed-largest"],
    ["/desk/500", 500, "failed"],
    ["/elder/desk/403", 403, "forbidden"],
  ])("%s: %i stays in the reader's view, without script", async (path, status, name) => {
    const answer = await answerOf(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toBe(`<main>${name} the-number</main>`);
    expect(REFUSALS.has(name)).toBe(true);
  });

  it("leaves every other answer alone", async () => {
    expect(await answerOf("/elder/sites/200")).toEqual({ status: 200, text: "<html></html>" });
  });
});
