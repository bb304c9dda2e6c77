/** Gives the server that holds this app its way to serve pages; runs once when the app is ready. */
export async function register(): Promise<void> {
  const { servePage } = await import("@/lib/access/page-cache");
  const { settleAddress } = await import("@/lib/access/peer");
  const { servePlainRefusals } = await import("@/lib/access/refusal-pages");
  const { env } = await import("@/lib/platform/env");
  const serve: typeof servePage = (handle, request, response) => {
    settleAddress(request, env().TRUSTED_PROXIES);
    return servePlainRefusals(
      (asked, answered) => servePage(handle, asked, answered),
      request,
      response,
    );
  };
  Object.assign(globalThis, { qinglianServePage: serve });
}
