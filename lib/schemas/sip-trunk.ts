import { z } from "zod";
import {
  emptyToNull,
  idOr,
  idSchema,
  lineOfText,
  momentSchema,
  pageSchema,
  paginationSchema,
} from "./common";

/** Where a trunk is reached that says no port: that of SIP. */
export const DEFAULT_PORT = 5060;
const HOST_NAME = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const IP_V6 = /^\[[0-9a-f:.]{2,45}\]$/;

/** A host name, an IPv4 address, or an IPv6 address in brackets; neither a scheme nor a port. */
const hostSchema = z
  .string({ error: "The host is needed." })
  .trim()
  .toLowerCase()
  .min(1, { error: "The host is needed." })
  .refine((host) => HOST_NAME.test(host) || IP_V6.test(host), {
    error: "Write a host name or an address, like sip.example.com.",
    params: { code: "invalid_format" },
  });

const portSchema = z.number({ error: "A port is a number between 1 and 65535." }).int().min(1).max(65_535);

const trunkFields = {
  name: lineOfText("The name", 100),
  host: hostSchema,
  port: portSchema.default(DEFAULT_PORT),
  username: emptyToNull(lineOfText("The username", 200)).optional(),
  password: emptyToNull(lineOfText("The password", 200)).optional(),
};

/** A trunk of a location, or of an account for all of its locations. */
export const createTrunkInput = z.strictObject({ orgId: idOr("Choose an organization."), ...trunkFields });
export type CreateTrunkInput = z.infer<typeof createTrunkInput>;

/** Absent is not null: without `password` the kept one stays, null takes it away. */
export const updateTrunkInput = z.strictObject({
  id: idSchema,
  version: z.number().int().positive().optional(),
  name: trunkFields.name.optional(),
  host: hostSchema.optional(),
  port: portSchema.optional(),
  username: trunkFields.username,
  password: trunkFields.password,
});
export type UpdateTrunkInput = z.infer<typeof updateTrunkInput>;

export const trunkIdInput = z.strictObject({ id: idSchema });
export type TrunkIdInput = z.infer<typeof trunkIdInput>;

export const listTrunksInput = pageSchema.extend({
  /** Those that may serve lines of this organization: its own and its account's. */
  orgId: idSchema.optional(),
});
export type ListTrunksInput = z.infer<typeof listTrunksInput>;

/** A trunk, as every answer carries it: whether there is a password, never which. */
export const trunkSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  name: z.string(),
  host: z.string(),
  port: z.number().int(),
  username: z.string().nullable(),
  hasPassword: z.boolean(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Trunk = z.infer<typeof trunkSchema>;
export const trunkListSchema = z.object({ sipTrunks: z.array(trunkSchema), pagination: paginationSchema });
export type TrunkList = z.infer<typeof trunkListSchema>;
