import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/auth-options";
import { sessionAnswer } from "@/lib/auth/session-answer";
import { type FormRefusal, readForm } from "@/lib/read-form";

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

/** The next-auth endpoints that are served; the last two redirect to our own sign-in page. */
const SERVED = new Set([
  "GET csrf",
  "GET providers",
  "POST callback/credentials",
  "POST signout",
  "GET signin",
  "GET error",
]);
const REFUSALS: Record<FormRefusal, string> = {
  400: "The form could not be read.",
  413: "The form is too large.",
  415: "Send application/x-www-form-urlencoded.",
};

/** Builds next-auth's options per request, because the environment isn't known at import time. */
const handle: Handler = async (request, context) => {
  const endpoint = `${request.method} ${(await context.params).nextauth.join("/")}`;
  // next-auth would answer from the cookie alone, but only the session's row tells whether it is still valid.
  if (endpoint === "GET session") return sessionAnswer();
  if (!SERVED.has(endpoint)) return Response.json({ message: "There is nothing here." }, { status: 404 });
  const asked = request.method === "POST" ? await withBoundedForm(request) : request;
  if (asked instanceof Response) return asked;
  return (NextAuth(authOptions()) as Handler)(asked, context);
};

/** Reads the form with a size limit and rebuilds the request, because next-auth would load a body of any size. */
async function withBoundedForm(request: Request): Promise<Request | Response> {
  const fields = await readForm(request);
  if (typeof fields === "number") return Response.json({ message: REFUSALS[fields] }, { status: fields });
  return new NextRequest(request.url, { method: request.method, body: new URLSearchParams(fields) });
}

export { handle as GET, handle as POST };
