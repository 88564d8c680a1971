import { KeyUsage } from "@/components/blast-radius/key-usage";
import { keyHref } from "@/components/keys/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { describeBlastRadius } from "@/lib/blast-radius/describe-blast-radius";
import { loadPage } from "@/lib/console/load";
import type { KeyTabProps } from "./key-tabs";

/** Who uses a key. */
export async function KeyUsageTab({ shownKey: { keyId } }: KeyTabProps) {
  const loaded = await loadPage(describeBlastRadius, { keyId }, { returnTo: keyHref(keyId, "usage") });
  return loaded.ok ? <KeyUsage radius={loaded.result} /> : <PageRefusal refusal={loaded.error} />;
}
