import { useLayoutEffect, useState } from "react";

interface ProposedForm<Name extends string> {
  watch(name: Name): unknown;
  setValue(name: Name, value: string): void;
}

/**
 * Fills a field with a proposal, and with the next one when the proposal changes, until the reader chooses for
 * themselves.
 * @param proposal undefined while it is not known
 * @param isChosen whether the form began with a choice
 */
export function useProposal<Name extends string>(
  form: ProposedForm<Name>,
  name: Name,
  proposal: string | undefined,
  isChosen: boolean,
) {
  const value = form.watch(name) as string;
  // What was proposed last; null if the reader has chosen.
  const [proposed, setProposed] = useState(isChosen ? null : value);
  const isProposed = value === proposed;
  // Before the browser paints, so that nobody sees the field without its proposal.
  useLayoutEffect(() => {
    if (!isProposed || proposal === undefined || proposal === value) return;
    setProposed(proposal);
    form.setValue(name, proposal);
  }, [form, name, value, proposal, isProposed]);

  /** Empties the field, and lets it be filled again. */
  function restart() {
    setProposed("");
    form.setValue(name, "");
  }
  /** Keeps what the field has, because the reader chose it. */
  const keep = () => setProposed(null);
  return { isProposed, restart, keep };
}
