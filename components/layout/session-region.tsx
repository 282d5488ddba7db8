"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { answerSignIn, isAskingToSignIn, onSignInAsked } from "@/lib/queries/session-end";
import { later } from "../feedback/later";

const SignInAgainDialog = later(() =>
  import("../auth/sign-in-again-dialog").then((it) => it.SignInAgainDialog),
);

/** Asks to sign in again when the session has ended. The page stays, with everything that was typed. */
export function SessionRegion({ user }: { user: { id: string; name: string; email: string } }) {
  const asking = useSyncExternalStore(onSignInAsked, isAskingToSignIn, () => false);
  const queries = useQueryClient();
  if (!asking) return null;
  return (
    <SignInAgainDialog
      user={user}
      onClose={() => answerSignIn(false)}
      onSignedIn={() => {
        answerSignIn(true);
        void queries.invalidateQueries({ predicate: ({ state }) => state.status === "error" });
      }}
    />
  );
}
