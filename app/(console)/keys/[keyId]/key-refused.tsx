import { RefusedNotice } from "@/components/blast-radius/refused-notice";
import { refusedWith } from "@/components/blast-radius/refused-now";
import { refusalOfState } from "@/components/keys/key-reason";
import { keyHref } from "@/components/keys/links";
import { describeBlastRadius } from "@/lib/blast-radius/describe-blast-radius";
import { loadPage } from "@/lib/console/load";
import type { KeyTabProps } from "./key-tabs";

/** Says who still calls a key that refuses all calls; nothing for one in use, or for who may not know. */
export async function KeyRefused({ shownKey: { keyId, keyState } }: KeyTabProps) {
  const errorCode = refusalOfState(keyState);
  if (errorCode === null) return null;
  const loaded = await loadPage(describeBlastRadius, { keyId }, { returnTo: keyHref(keyId) });
  if (!loaded.ok) return null;
  return (
    <RefusedNotice
      keyId={keyId}
      errorCode={errorCode}
      refused={refusedWith(errorCode, loaded.result.refused)}
    />
  );
}
