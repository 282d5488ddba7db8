import { TextField } from "@/components/form/text-field";

/** The fields that a new trunk and a present one have in common. */
export function TrunkFields() {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        help="How you tell it from others: “Front desk phones”."
        autoComplete="off"
        required
      />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
        <TextField
          name="host"
          label="Host"
          help="As your provider gave it: sip.example.com."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          name="port"
          label="Port"
          help="Usually 5060."
          inputMode="numeric"
          autoComplete="off"
          required
        />
      </div>
      <TextField
        name="username"
        label="Username"
        help="Leave it empty where the provider knows you by your address."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required={false}
      />
    </>
  );
}
