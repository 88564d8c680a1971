import { useTranslations } from "next-intl";
import { State, type Tone } from "@/components/ui/state";
import type { KeyMetadata } from "@/lib/keys/schema";

const TONES = {
  Enabled: "ok",
  Disabled: "idle",
  PendingImport: "warn",
  PendingDeletion: "bad",
} as const satisfies Record<KeyMetadata["keyState"], Tone>;

/** The state of a key as a word, a shape and a colour. */
export function KeyStateMark({ keyState }: { keyState: KeyMetadata["keyState"] }) {
  const t = useTranslations("keys.state");
  return <State tone={TONES[keyState]}>{t(keyState)}</State>;
}
