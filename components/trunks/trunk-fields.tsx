import { useFormContext } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { SIP_TRANSPORTS } from "@/lib/constants/sip";
import { followTransport, spreadAddress } from "./spread-address";

const TRANSPORTS = SIP_TRANSPORTS.map((value) => ({ value, label: value.toUpperCase() }));

/** The fields that the forms for a new and an existing trunk share. */
export function TrunkFields() {
  const form = useFormContext();
  return (
    <>
      <TextField
        name="name"
        label="Name"
        help="For example, “Front desk phones”."
        autoComplete="off"
        required
      />
      <TextField
        name="host"
        label="Host"
        help="From your provider, like sip.example.com. You can also paste a whole SIP address."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onBlur={() => spreadAddress(form)}
        required
      />
      <div className="grid grid-cols-2 gap-4">
        <SelectField
          name="transport"
          label="Transport"
          help="TLS encrypts the signaling."
          items={TRANSPORTS}
          onValueChange={(transport) => followTransport(form, transport)}
          required
        />
        <TextField
          name="port"
          label="Port"
          help="Usually 5060, with TLS 5061."
          inputMode="numeric"
          autoComplete="off"
          required
        />
      </div>
      <TextField
        name="username"
        label="Username"
        help="Leave empty if your provider recognizes you by IP address."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required={false}
      />
    </>
  );
}
