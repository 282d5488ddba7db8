import { currentSession } from "@/lib/auth/caller";

export const dynamic = "force-dynamic";

/** Answers with the signed-in user, or an empty object once the session has ended. */
export async function GET(): Promise<Response> {
  const session = await currentSession();
  const body = session
    ? { user: { name: session.user.name, email: session.user.email }, expires: session.expiresAt }
    : {};
  return Response.json(body, { headers: { "cache-control": "private, no-store" } });
}
