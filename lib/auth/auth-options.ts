import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { SESSION_SECONDS } from "@/lib/constants/sessions";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { ownPath, paths } from "@/lib/paths";
import { signInInput } from "@/lib/schemas/user";
import { cookieOptions, isSecure, sessionCookieName } from "./cookies";
import { processClock } from "./process-clock";
import { originOf } from "./request-origin";
import { endSessionOfToken } from "./session-store";
import { signIn } from "./sign-in";

/**
 * The settings for next-auth. Its token holds only the session's secret. Every request asks the database whether the
 * session is still live, because next-auth's own token cannot be revoked.
 */
export function authOptions(): AuthOptions {
  const name = (part: string) => `${isSecure() ? "__Host-" : ""}linekeeper.${part}`;
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      csrfToken: { name: name("csrf"), options: cookieOptions() },
      callbackUrl: { name: name("callback"), options: cookieOptions() },
    },
    pages: { signIn: paths.signIn(), error: paths.signIn(), signOut: paths.signIn() },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: "E-mail" }, password: { label: "Password", type: "password" } },
        authorize: async (credentials, request) => {
          const input = signInInput.safeParse({ email: credentials?.email, password: credentials?.password });
          if (!input.success) return null;
          try {
            const origin = originOf((name) => request.headers?.[name] ?? null);
            const result = await signIn(input.data, origin, processClock()());
            // This endpoint cannot ask which login was meant; the sign-in page does.
            return result.isOpen ? { id: result.secret } : null;
          } catch (error) {
            if (error instanceof AppError) return null;
            throw error;
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { secret: user.id } : { secret: token.secret }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => `${env().APP_URL}${ownPath(url.replace(env().APP_URL, ""), paths.overview())}`,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.secret === "string") await endSessionOfToken(token.secret, processClock()());
      },
    },
  };
}
