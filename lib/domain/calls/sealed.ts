import { seal, unseal } from "@/lib/crypto/seal";
import { readState, type State } from "@/lib/receptionist/receptionist";

/** What callers and bots say, sealed for one place in one conversation (product rule 22). */
export const sealedText = {
  seal: (text: string, conversationId: string, position: number) =>
    seal(text, `conversation_turns.text:${conversationId}:${position}`),
  open: (sealed: string, conversationId: string, position: number) =>
    unseal(sealed, `conversation_turns.text:${conversationId}:${position}`),
};

/** What the receptionist remembers, sealed for one conversation. */
export const sealedState = {
  seal: (state: State, conversationId: string) =>
    seal(JSON.stringify(state), `conversations.state:${conversationId}`),
  open: (sealed: string, conversationId: string): State =>
    readState(JSON.parse(unseal(sealed, `conversations.state:${conversationId}`))),
};
