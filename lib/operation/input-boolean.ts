import { z } from "zod";

/** `true` and `false`, also as the text that form fields and the RPC protocol send. */
export const inputBoolean = z.union([
  z.boolean(),
  z.enum(["true", "false"]).transform((text) => text === "true"),
]);
