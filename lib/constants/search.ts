/** The kinds of things that the one search finds, in the order in which it lists them. */
export const HIT_KINDS = [
  "phone_number",
  "released_number",
  "phone_number_order",
  "carrier_finding",
  "account",
  "organization",
  "bot",
  "person",
  "invitation",
  "api_key",
  "sip_trunk",
  "audit_entry",
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** Hits of each kind in one answer: at most, and by default. */
export const HITS_LIMIT = { max: 20, default: 5 } as const;
