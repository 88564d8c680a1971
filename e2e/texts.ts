import { readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/format/locale";
import type messages from "@/messages/en.json";

type Messages = typeof messages;

/** The console's own texts, so that a test finds things by what people read, in either language. */
export type Texts = ReturnType<typeof createTranslator<Messages>>;

export function loadTexts(locale: Locale): Texts {
  const file = path.resolve(import.meta.dirname, "..", "messages", `${locale}.json`);
  const parsed: Messages = JSON.parse(readFileSync(file, "utf8"));
  return createTranslator({
    locale,
    messages: parsed,
    onError: (error) => {
      throw error;
    },
  });
}
