import { z } from "zod";
import { SIP_PORTS, SIP_TRANSPORTS, type SipTransport } from "@/lib/constants/sip";
import { readSipAddress } from "@/lib/typed/sip-address";
import {
  emptyToNull,
  idOr,
  idSchema,
  lineOfText,
  momentSchema,
  nameText,
  pageSchema,
  paginationSchema,
} from "./common";
import { ruleIssue } from "./rule";

/**
 * The host of a trunk, as providers print it: a host name or IP address, also with a port, or as a whole SIP address
 * (`typed/sip-address.ts`). `fillAddress` moves what else it names to the other fields.
 */
const hostSchema = z.string({ error: "The host is required." }).check((ctx) => {
  if (ctx.value.trim() === "") {
    ctx.issues.push(ruleIssue("required", "The host is required.", { input: ctx.value }));
    return;
  }
  const read = readSipAddress(ctx.value);
  if ("reason" in read) ctx.issues.push(ruleIssue(read.reason, read.message, { input: ctx.value }));
});

const portSchema = z.number({ error: "Enter a port between 1 and 65535." }).int().min(1).max(65_535);

/** What a trunk's input says about its address. */
interface AddressFields {
  host?: string;
  port?: number;
  transport?: SipTransport;
  username?: string | null;
}

/**
 * Moves port, transport and username out of the host, unless their own fields are given. A whole SIP address with a
 * transport but no port means the transport's standard port. Refuses fields that contradict the host.
 */
export function fillAddress(ctx: z.core.ParsePayload<AddressFields>): void {
  const { value } = ctx;
  const read = value.host === undefined ? undefined : readSipAddress(value.host);
  if (read === undefined || "reason" in read) return;
  const contradiction = (field: string, named: string) =>
    ctx.issues.push(
      ruleIssue(
        "contradicts_host",
        `The host names ${named}. Use the same one here, or leave it out of the host.`,
        {
          input: value,
          path: [field],
        },
      ),
    );
  if (read.port !== undefined && value.port !== undefined && value.port !== read.port)
    contradiction("port", `port ${read.port}`);
  if (read.transport && value.transport && value.transport !== read.transport)
    contradiction("transport", `${read.transport.toUpperCase()} as transport`);
  const port = value.port ?? read.port ?? (read.transport && SIP_PORTS[read.transport]);
  const transport = value.transport ?? read.transport;
  value.host = read.host;
  if (port !== undefined) value.port = port;
  if (transport !== undefined) value.transport = transport;
  if (value.username === undefined && read.username !== undefined) value.username = read.username;
}

/** The fields of a trunk that can be changed. */
const trunkFields = {
  name: nameText("The name"),
  host: hostSchema,
  /** Without one, the standard port of the transport. */
  port: portSchema.optional(),
  transport: z.enum(SIP_TRANSPORTS, { error: "Choose UDP, TCP or TLS." }).optional(),
  username: emptyToNull(lineOfText("The username", 200)).optional(),
  password: emptyToNull(lineOfText("The password", 200)).optional(),
};

/** A trunk for one location, or for all locations of an account. */
export const createTrunkInput = z
  .strictObject({ orgId: idOr("Choose an organization."), ...trunkFields })
  .check(fillAddress);
export type CreateTrunkInput = z.infer<typeof createTrunkInput>;

const changedFields = {
  id: idSchema,
  ...trunkFields,
  name: trunkFields.name.optional(),
  host: hostSchema.optional(),
};

/** The API's edit. Absent fields stay unchanged. A `password` of null removes the stored one. */
export const patchTrunkInput = z.strictObject(changedFields).check(fillAddress);

/** The console's edit, based on the version that was shown. */
export const updateTrunkInput = z
  .strictObject({ ...changedFields, version: z.number().int().positive() })
  .check(fillAddress);
export type UpdateTrunkInput = z.infer<typeof updateTrunkInput>;

export const trunkIdInput = z.strictObject({ id: idSchema });
export type TrunkIdInput = z.infer<typeof trunkIdInput>;

export const listTrunksInput = pageSchema.extend({
  /** Only trunks that lines of this organization can use: its own and its account's. */
  orgId: idSchema.optional(),
  accountId: idSchema.optional(),
});
export type ListTrunksInput = z.infer<typeof listTrunksInput>;

/** A trunk as every answer shows it: whether it has a password, never the password. */
export const trunkSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  name: z.string(),
  host: z.string(),
  port: z.number().int(),
  transport: z.enum(SIP_TRANSPORTS),
  username: z.string().nullable(),
  hasPassword: z.boolean(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Trunk = z.infer<typeof trunkSchema>;
export const trunkListSchema = z.object({ sipTrunks: z.array(trunkSchema), pagination: paginationSchema });
export type TrunkList = z.infer<typeof trunkListSchema>;
