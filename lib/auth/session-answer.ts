import { currentSession } from "./caller";

/** Answers GET /api/auth/session: the signed-in user, or an empty object once the session has ended. */
export async function sessionAnswer(): Promise<Response> {
  const session = await currentSession();
  const body = session
    ? { user: { name: session.user.name, email: session.user.email }, expires: session.expiresAt }
    : {};
  return Response.json(body, { headers: { "cache-control": "private, no-store" } });
}
