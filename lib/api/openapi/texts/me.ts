import { meSchema } from "@/lib/schemas/me";
import { getMeContract } from "../../v1/me";
import { IDS } from "./ids";
import { answered, operation } from "./text";

export const ME_SHAPES = [
  answered("Me", meSchema, "Who makes the request, what it may do, and its limits.", {
    type: ["Whether an API key, a user of an account, or support makes the request.", "api_key"],
    id: ["The id of the key or user, as in the history of changes.", IDS.user],
    name: ["The name of the key or user.", "Website"],
    key: ["The key; null for a session."],
    account: [
      "The account of everything in reach; null for a platform key, or a user with several accounts.",
    ],
    organization: ["The organization of the key; null for a session or a platform key."],
    scopes: [
      "What the key may do. `audit:write` gives no more than `audit:read`. A session may read everything its user sees.",
      ["numbers:read"],
    ],
    limits: ["The limits of requests and numbers."],
  }),
  answered("OwnKey", meSchema.shape.key.unwrap(), "The API key of the request.", {
    lastFour: ["The last four characters of the key.", "Qx7b"],
    expiresAt: ["When the key expires; null if it doesn't.", null],
  }),
  answered("Limits", meSchema.shape.limits, "Limits of the caller.", {
    requestsPerMinute: [
      "Requests a minute for all keys of the account together, or for the user; null without a limit.",
      60,
    ],
    numbersPerOrganization: ["How many numbers an organization can have.", 10],
  }),
];

export const ME_OPERATIONS = [
  operation(
    getMeContract,
    "The headers of every response say how many requests are left in the current minute.",
  ),
];
