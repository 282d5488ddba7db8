import { DAY_MS, HOUR_MS, MINUTE_MS } from "./moments";

/** Hours after sign-in when a session ends, even if it is in use. */
export const SESSION_HOURS = 12;
export const SESSION_MS = SESSION_HOURS * HOUR_MS;
export const SESSION_SECONDS = SESSION_MS / 1000;

/** Minutes without a request after which a session ends. */
export const IDLE_MINUTES = 30;
export const IDLE_MS = IDLE_MINUTES * MINUTE_MS;

/** A session's last use is written at most this often. */
export const SEEN_EVERY_MS = MINUTE_MS;

/** How long a one-time link works, and how the console words it. */
export const LINK_LIFETIMES = {
  invitation: { ms: 7 * DAY_MS, text: "7 days" },
  password_reset: { ms: DAY_MS, text: "24 hours" },
} as const;

/** How long a correct password leaves to choose one of several logins, in milliseconds. */
export const LOGIN_CHOICE_MS = 5 * MINUTE_MS;

/** How long a browser stays known to the logins that signed in with it, in seconds. */
export const KNOWN_DEVICE_SECONDS = (180 * DAY_MS) / 1000;

/** How many wrong passwords are accepted before a wait, and for how many seconds each counts. */
export const SIGN_IN_ATTEMPTS = {
  /** At one login, with a browser that it knows. */
  device: { points: 10, duration: 15 * 60 },
  /** At one login, from one network, with other browsers. */
  fromNetwork: { points: 10, duration: 15 * 60 },
  /** At one login, from anywhere, with other browsers. */
  login: { points: 100, duration: 60 * 60 },
  /** At any logins, from one network, with other browsers. */
  network: { points: 60, duration: 15 * 60 },
  /** Uses of the ticket that chooses one of several logins. */
  ticket: { points: 1, duration: LOGIN_CHOICE_MS / 1000 },
} as const;

/** How often a person can try to change their own password, and for how many seconds each try counts. */
export const PASSWORD_CHANGES = { points: 10, duration: 60 * 60 } as const;
