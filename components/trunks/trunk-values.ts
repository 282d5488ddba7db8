import { z } from "zod";
import type { ConflictField } from "@/components/form/conflict-words";
import { rule } from "@/lib/schemas/rule";
import { createTrunkInput, fillAddress, type Trunk, updateTrunkInput } from "@/lib/schemas/sip-trunk";

/** A port, as typed. */
const portText = z
  .string()
  .trim()
  .refine(
    (text) => /^\d{1,5}$/.test(text) && createTrunkInput.shape.port.safeParse(Number(text)).success,
    rule("invalid", "Enter a port between 1 and 65535."),
  )
  .transform(Number);

/** The input of the form for a new trunk: the API's, except that the port is text. */
export const addTrunkSchema = z
  .strictObject({ ...createTrunkInput.shape, port: portText })
  .check(fillAddress);

/** The input of the edit form. An empty password keeps the saved one; a checkbox removes it. */
export const editTrunkSchema = z
  .strictObject({ ...updateTrunkInput.shape, port: portText, removePassword: z.boolean() })
  .check(fillAddress)
  .transform(({ password, removePassword, ...fields }) => ({
    ...fields,
    password: removePassword ? null : (password ?? undefined),
  }));

/** A trunk as the form's values, without its password. */
export function trunkValues({ name, host, port, transport, username }: Trunk) {
  return { name, host, port: String(port), transport, username: username ?? "" };
}

/** The fields that two people can edit at once. */
export const CONFLICT_FIELDS: ConflictField[] = [
  { name: "name", label: "Name" },
  { name: "host", label: "Host" },
  { name: "port", label: "Port" },
  { name: "transport", label: "Transport", describe: (value) => String(value).toUpperCase() },
  { name: "username", label: "Username" },
];
