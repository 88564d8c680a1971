import { expect, test } from "vitest";
import { KEY_STATE_VERDICTS } from "@/lib/keys/key-state";
import { KEY_STATES } from "./key-list-view";
import { possibleTurn } from "./switch-key";

test.each(KEY_STATES)("a turn is offered in %s only if the service allows it", (keyState) => {
  const isAllowed = KEY_STATE_VERDICTS.EnableKey[keyState] === "ok";

  expect(possibleTurn(keyState) !== null).toBe(isAllowed);
});
