import { useTranslations } from "next-intl";
import { State, type Tone } from "@/components/ui/state";
import type { InstanceStatus } from "@/lib/instances/schema";

const TONES = {
  Uninitialized: "idle",
  Connecting: "accent",
  Connected: "ok",
  Disconnected: "warn",
  Error: "bad",
} as const satisfies Record<InstanceStatus, Tone>;

/** The status of an instance as a word, a shape and a colour. */
export function InstanceStatusMark({ status }: { status: InstanceStatus }) {
  const t = useTranslations("instances.status");
  return (
    <State tone={TONES[status]} shape={status === "Error" ? "▲" : undefined}>
      {t(status)}
    </State>
  );
}
