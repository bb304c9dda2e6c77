/** Gives the server that holds this app its way to serve pages; runs once when the app is ready. */
export async function register(): Promise<void> {
  const { servePage } = await import("@/lib/access/page-cache");
  Object.assign(globalThis, { qinglianServePage: servePage });
}
