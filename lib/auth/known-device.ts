import { decode, encode } from "next-auth/jwt";
import { KNOWN_DEVICE_SECONDS } from "@/lib/constants/sessions";
import { env } from "@/lib/env";
import { markOf } from "./login-choice";
import { makeToken } from "./token";

/** A browser, and the logins that signed in with it. It opens nothing: it only has counts of attempts of its own. */
export interface KnownDevice {
  id: string;
  /** The latest first. A login whose password changed is no longer known. */
  marks: string[];
}

type Login = Parameters<typeof markOf>[0];

/** Derives a key of its own, so that no other cookie of ours passes for this one. */
const SALT = "known device";
/** How many logins a browser is remembered for: those of a shared computer at a front desk. */
const LOGINS = 12;

/** Seals a device for its cookie. */
export function sealDevice(device: KnownDevice): Promise<string> {
  return encode({
    token: { ...device },
    secret: env().NEXTAUTH_SECRET,
    salt: SALT,
    maxAge: KNOWN_DEVICE_SECONDS,
  });
}

/** The device of a cookie; null for anything that we did not seal. */
export async function unsealDevice(cookie: string | null | undefined): Promise<KnownDevice | null> {
  if (!cookie || cookie.length > 4096) return null;
  try {
    const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET, salt: SALT });
    if (typeof token?.id !== "string" || !Array.isArray(token.marks)) return null;
    return { id: token.id, marks: token.marks.filter((mark): mark is string => typeof mark === "string") };
  } catch {
    return null;
  }
}

/** The device after a login signed in with it. */
export function withLogin(device: KnownDevice | null, login: Login): KnownDevice {
  const mark = markOf(login);
  const others = device?.marks.filter((other) => other !== mark) ?? [];
  return { id: device?.id ?? makeToken(), marks: [mark, ...others].slice(0, LOGINS) };
}

/** Whether a login signed in with this device, with the password that it still has. */
export function knows(device: KnownDevice | null, login: Login): device is KnownDevice {
  return device?.marks.includes(markOf(login)) ?? false;
}
