import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/auth-options";
import { sessionAnswer } from "@/lib/auth/session-answer";
import { type FormRefusal, readForm } from "@/lib/read-form";

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

/** What is answered of next-auth's endpoints; the last two lead to our own sign-in page. */
const SERVED = new Set([
  "GET csrf",
  "GET providers",
  "POST callback/credentials",
  "POST signout",
  "GET signin",
  "GET error",
]);
const REFUSALS: Record<FormRefusal, string> = {
  400: "That form cannot be read.",
  413: "That form is too large.",
  415: "Send application/x-www-form-urlencoded.",
};

/** Settings are made at the first request, when the environment is known. */
const handle: Handler = async (request, context) => {
  const endpoint = `${request.method} ${(await context.params).nextauth.join("/")}`;
  // next-auth would answer from the cookie alone; whether the session still lives only its row tells.
  if (endpoint === "GET session") return sessionAnswer();
  if (!SERVED.has(endpoint)) return Response.json({ message: "There is nothing here." }, { status: 404 });
  const asked = request.method === "POST" ? await withBoundedForm(request) : request;
  if (asked instanceof Response) return asked;
  return (NextAuth(authOptions()) as Handler)(asked, context);
};

/** The same request with its form read already: next-auth would take a body of any size into memory. */
async function withBoundedForm(request: Request): Promise<Request | Response> {
  const fields = await readForm(request);
  if (typeof fields === "number") return Response.json({ message: REFUSALS[fields] }, { status: fields });
  return new NextRequest(request.url, { method: request.method, body: new URLSearchParams(fields) });
}

export { handle as GET, handle as POST };
