// The process is alive. Nothing is asked of the database: a restart would not help it.
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json({ alive: true }, { headers: { "Cache-Control": "no-store" } });
}
