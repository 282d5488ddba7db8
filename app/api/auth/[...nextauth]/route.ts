import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/auth-options";
import { sessionAnswer } from "@/lib/auth/session-answer";

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
const FORM = "application/x-www-form-urlencoded";

/** Settings are made at the first request, when the environment is known. */
const handle: Handler = async (request, context) => {
  const endpoint = `${request.method} ${(await context.params).nextauth.join("/")}`;
  // next-auth would answer from the cookie alone; whether the session still lives only its row tells.
  if (endpoint === "GET session") return sessionAnswer();
  if (!SERVED.has(endpoint)) return Response.json({ message: "There is nothing here." }, { status: 404 });
  if (request.method === "POST" && !request.headers.get("content-type")?.startsWith(FORM))
    return Response.json({ message: `Send ${FORM}.` }, { status: 415 });
  return (NextAuth(authOptions()) as Handler)(request, context);
};

export { handle as GET, handle as POST };
