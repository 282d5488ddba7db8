import { accountListSchema, accountSchema } from "@/lib/schemas/account";
import {
  closeAccountContract,
  createAccountContract,
  getAccountContract,
  listAccountsContract,
  updateAccountContract,
} from "../../v1/accounts";
import { IDS } from "./ids";
import { ORGANIZATION_TEXTS } from "./organizations";
import { answered, operation, operationWithBody } from "./text";

export const ACCOUNT_SHAPES = [
  answered(
    "Account",
    accountSchema,
    "An account: the organization above locations, or a practice on its own.",
    {
      ...ORGANIZATION_TEXTS,
      id: ["The account's id.", IDS.account],
      parentAccountOrgId: ["Always null.", null],
      referenceId: [
        "Your own id for the account, at most 255 characters; null for none. None of its locations has the same, but another account may.",
        "crm-4711",
      ],
      name: ["The account's name: 1 to 100 characters, in any script.", "Bright Smile Group"],
      locationCount: ["How many locations it has, without archived ones.", 12],
    },
  ),
  answered("AccountList", accountListSchema, "A page of accounts.", {
    accounts: ["The accounts on this page."],
    pagination: ["How to get the next page."],
  }),
];

export const ACCOUNT_OPERATIONS = [
  operation(
    listAccountsContract,
    "Returns the accounts the key can reach: a platform key all of them, an account's key its own, a location's key none. Closed accounts are left out.",
    {
      q: ["Matches name and city, with words in any order.", "bright chicago"],
      referenceId: [
        "Only accounts with exactly this reference of yours. Several accounts may share one: look for it before you create an account.",
        "crm-4711",
      ],
    },
  ),
  operationWithBody(
    createAccountContract,
    "Takes a platform key. An account is also an organization, so it can have lines and bots itself; add its locations with `POST /v1/organizations`. Invite its first admin in the console.",
    { name: "Bright Smile Group", timezone: "America/Chicago", referenceId: "crm-4711" },
  ),
  operation(
    getAccountContract,
    "An account is also an organization: `GET /v1/organizations/{id}` returns it too.",
  ),
  operationWithBody(
    updateAccountContract,
    "Changes only the fields you send, and only those parts of the address; null clears a nullable field. For office hours, update the organization with the same id.",
    { name: "Bright Smile Dental Group" },
  ),
  operation(
    closeAccountContract,
    "Takes a platform key. From then on the account returns 404, its members can't sign in to it, and its API keys stop working. This can't be undone through the API. Refused with `organization_in_use` while it has lines, open purchases or locations, and `error` names them in `lines`, `orders` and `locations`, up to 100 of each. The response is the account in its last state.",
  ),
];
