import { trunkListSchema, trunkSchema } from "@/lib/schemas/sip-trunk";
import {
  createSipTrunkContract,
  deleteSipTrunkContract,
  getSipTrunkContract,
  listSipTrunksContract,
  updateSipTrunkContract,
} from "../../contracts/sip-trunks";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation, operationWithBody, type Text } from "./text";

/** Sent, but never answered. */
const PASSWORD: Text<string | null> = [
  "What the SIP provider asks for; encrypted at rest and never answered. Null takes it away.",
  "correct horse battery staple",
];

export const SIP_TRUNK_SHAPES = [
  answered("SipTrunk", trunkSchema, "A SIP trunk of the practice; its password is never answered.", {
    id: ["The trunk's id.", IDS.trunk],
    orgId: [
      "The organization that it belongs to. One of an account serves the lines of all its locations.",
      IDS.account,
    ],
    name: ["What people call it, 1 to 100 characters.", "Office PBX"],
    host: ["A host name or an address, without scheme and port; IPv6 in brackets.", "sip.example.com"],
    port: ["The port, 1 to 65535.", 5060],
    username: ["The user name at the SIP provider; null for none.", "bright-smile"],
    hasPassword: ["Whether there is a password.", true],
    version: ["Counts the changes. The same number is the `ETag` of the answer, for `If-Match`.", 1],
    createdAt: ["When it was added.", MADE_AT],
    updatedAt: ["When it was last changed.", CHANGED_AT],
  }),
  answered("SipTrunkList", trunkListSchema, "A page of SIP trunks.", {
    sipTrunks: ["The trunks of this page."],
    pagination: ["Where the next page begins."],
  }),
];

export const SIP_TRUNK_OPERATIONS = [
  operation(listSipTrunksContract, "Newest first.", {
    orgId: [
      "Only trunks that may serve lines of this organization: its own and its account's.",
      IDS.organization,
    ],
  }),
  operationWithBody(
    createSipTrunkContract,
    "Calls from a line are transferred over it once the line names it as `transferTrunkId`. The password is encrypted at rest and never answered.",
    {
      orgId: IDS.account,
      name: "Office PBX",
      host: "sip.example.com",
      username: "bright-smile",
      password: "correct horse battery staple",
    },
    { password: PASSWORD },
  ),
  operation(getSipTrunkContract, "`hasPassword` says whether there is a password, never which."),
  operationWithBody(
    updateSipTrunkContract,
    "Only what is given changes; null clears what may be null. A password that is left out stays.",
    { host: "sip2.example.com", port: 5061 },
    { password: PASSWORD },
  ),
  operation(
    deleteSipTrunkContract,
    "Refused with `trunk_in_use` and the lines in `error.lines` while any line names it that is not being released.",
  ),
];
