import { readReadiness } from "@/lib/platform/readiness";

// Requests can be served: the database answers and every migration of this build is applied.
export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { ready, reason } = await readReadiness();
  return Response.json(
    { ready, reason },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
