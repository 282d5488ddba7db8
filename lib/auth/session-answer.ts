import { currentSession } from "./caller";

/** GET /api/auth/session: who is signed in, and nothing where the session does not live any more. */
export async function sessionAnswer(): Promise<Response> {
  const session = await currentSession();
  const body = session
    ? { user: { name: session.user.name, email: session.user.email }, expires: session.expiresAt }
    : {};
  return Response.json(body, { headers: { "cache-control": "private, no-store" } });
}
