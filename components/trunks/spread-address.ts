import type { UseFormReturn } from "react-hook-form";
import { SIP_PORTS, type SipTransport } from "@/lib/constants/sip";
import { readSipAddress } from "@/lib/typed/sip-address";

type Form = Pick<UseFormReturn, "getValues" | "setValue">;

/** Moves what a pasted address names beside the host, `sip:office@pbx.example;transport=tls`, to its own fields. */
export function spreadAddress({ getValues, setValue }: Form): undefined {
  const read = readSipAddress(String(getValues("host")));
  if ("reason" in read) return;
  const set = (name: string, value: string) => {
    if (getValues(name) !== value) setValue(name, value, { shouldDirty: true, shouldValidate: true });
  };
  const port = read.port ?? (read.transport && SIP_PORTS[read.transport]);
  set("host", read.host);
  if (read.transport) set("transport", read.transport);
  if (port !== undefined) set("port", String(port));
  if (read.username !== undefined && getValues("username") === "") set("username", read.username);
}

/** Changes the port with the transport, if it is the standard port of another transport. */
export function followTransport({ getValues, setValue }: Form, transport: string): void {
  const standard = Object.values(SIP_PORTS).map(String);
  if (standard.includes(String(getValues("port"))))
    setValue("port", String(SIP_PORTS[transport as SipTransport]), { shouldDirty: true });
}
