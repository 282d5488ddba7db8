import { trunkListSchema, trunkSchema } from "@/lib/schemas/sip-trunk";
import {
  createSipTrunkContract,
  deleteSipTrunkContract,
  getSipTrunkContract,
  listSipTrunksContract,
  updateSipTrunkContract,
} from "../../v1/sip-trunks";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation, operationWithBody, type Text } from "./text";

/** Accepted in requests, but never part of a response. */
const PASSWORD: Text<string | null> = [
  "The password for the SIP provider. Encrypted at rest and never returned. Null removes it.",
  "correct horse battery staple",
];

export const SIP_TRUNK_SHAPES = [
  answered("SipTrunk", trunkSchema, "One of the practice's SIP trunks. Its password is never returned.", {
    id: ["The trunk's id.", IDS.trunk],
    orgId: [
      "The organization the trunk belongs to. An account's trunk serves the lines of all its locations.",
      IDS.account,
    ],
    name: ["A display name, 1 to 100 characters.", "Office PBX"],
    host: [
      "A host name or IP address; IPv6 in brackets. A request can also give `host:port` or a whole SIP address, such as `sip:office@sip.example.com:5061;transport=tls`: what it names goes to the other fields. Addresses that calls cannot reach are refused with `unreachable_host`: loopback, link-local, multicast, unspecified and reserved ones. Private addresses are accepted.",
      "sip.example.com",
    ],
    port: [
      "The port, from 1 to 65535. A trunk that is created without one gets 5060, or 5061 with the transport `tls`.",
      5060,
    ],
    transport: ["How signaling reaches the trunk: `udp` by default, `tcp` or `tls`.", "udp"],
    username: ["The username for the SIP provider; null for none.", "bright-smile"],
    hasPassword: ["Whether a password is set.", true],
    version: ["Increases with every change. The response's `ETag` begins with it; send it as `If-Match`.", 1],
    createdAt: ["When the trunk was created.", MADE_AT],
    updatedAt: ["When the trunk was last changed.", CHANGED_AT],
  }),
  answered("SipTrunkList", trunkListSchema, "A page of SIP trunks.", {
    sipTrunks: ["The trunks on this page."],
    pagination: ["How to get the next page."],
  }),
];

export const SIP_TRUNK_OPERATIONS = [
  operation(listSipTrunksContract, "Newest first.", {
    orgId: [
      "Only trunks that can serve this organization's lines: its own and its account's. An organization that you can't see is refused with `not_found`.",
      IDS.organization,
    ],
    accountId: ["Only trunks of this account or one of its locations.", IDS.account],
  }),
  operationWithBody(
    createSipTrunkContract,
    "To transfer a line's calls over the trunk, set the line's `transferTrunkId`; calls are not transferred yet. The password is encrypted at rest and never returned.",
    {
      orgId: IDS.account,
      name: "Office PBX",
      host: "sip.example.com",
      username: "bright-smile",
      password: "correct horse battery staple",
    },
    { password: PASSWORD },
  ),
  operation(
    getSipTrunkContract,
    "`hasPassword` tells whether a password is set; the password itself is never returned.",
  ),
  operationWithBody(
    updateSipTrunkContract,
    "Changes only the fields you send; null clears a nullable field. If you omit the password, it stays unchanged.",
    { host: "sip2.example.com", port: 5061, transport: "tls" },
    { password: PASSWORD },
  ),
  operation(
    deleteSipTrunkContract,
    "Refused with `trunk_in_use` while lines use the trunk, other than lines that are being released. `error.lines` lists them.",
  ),
];
