import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { BlastRadius, RefusedUse } from "@/lib/blast-radius/schema";
import en from "@/messages/en.json";
import { KeyUsage } from "./key-usage";
import { LastUse } from "./last-use";
import { RefusedNotice } from "./refused-notice";
import { refusedWith } from "./refused-now";

const NOW = new Date("2026-11-24T12:00:00Z");
const CALLS = { last24Hours: 1, last7Days: 20, last30Days: 3000 };
const UNUSED: BlastRadius = {
  keyId: "key-a",
  lastUsedDate: "",
  lastUsedBy: "",
  lastUsedFor: "",
  calls: { last24Hours: 0, last7Days: 0, last30Days: 0 },
  versions: [],
  users: [],
  refused: [],
  dependents: { aliases: [], secrets: [], applicationAccessPoints: [], isDefaultKey: false },
  recentUseDays: 30,
  isRecentlyUsed: false,
};
const USED: BlastRadius = {
  ...UNUSED,
  lastUsedDate: "2026-11-24T11:58:00Z",
  lastUsedBy: "billing",
  lastUsedFor: "Decrypt",
  calls: CALLS,
  isRecentlyUsed: true,
};
const REFUSED: RefusedUse = {
  errorCode: "Rejected.Disabled",
  eventName: "Decrypt",
  actorName: "billing",
  lastRefusedDate: "2026-11-24T11:59:00Z",
  calls: CALLS,
};

/** The words on the page, without the markup. */
function words(element: ReactElement): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC" now={NOW}>
      {element}
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

test("the last use names who, when, for what and how often", () => {
  const text = words(<LastUse radius={USED} />);

  expect(text).toContain("2 minutes ago");
  expect(text).toContain("billing");
  expect(text).toContain("Decrypt");
  expect(text).toContain("1 call in 24 hours, 20 in 7 days, 3,000 in 30 days");
});

test("a key that nobody used says so, and one that was used long ago says how long", () => {
  expect(words(<LastUse radius={UNUSED} />)).toContain("Never used");
  expect(words(<LastUse radius={{ ...USED, isRecentlyUsed: false }} />)).toContain("last 30 days");
});

test("where the rule is off, nothing is said of its days", () => {
  const text = words(<LastUse radius={{ ...USED, isRecentlyUsed: false, recentUseDays: 0 }} />);

  expect(text).not.toContain("Not used in the last");
});

test("the usage of a key lists callers, dependents and refusals", () => {
  const user = {
    actorType: "ram-user",
    actorId: "1",
    actorName: "billing",
    lastUsedDate: USED.lastUsedDate,
    calls: CALLS,
    eventNames: ["Decrypt", "Encrypt"],
  };
  const dependents = { ...UNUSED.dependents, aliases: ["alias/payments"] };

  const text = words(<KeyUsage radius={{ ...USED, users: [user], dependents, refused: [REFUSED] }} />);

  expect(text).toContain("Decrypt, Encrypt");
  expect(text).toContain("alias/payments");
  expect(text).toContain(en.audit.reason.Rejected_Disabled);
});

test("a caller without a name is still a caller", () => {
  const text = words(
    <RefusedNotice keyId="key-a" errorCode="Rejected.Disabled" refused={[{ ...REFUSED, actorName: "" }]} />,
  );

  expect(text).toContain(en.blastRadius.someone);
});

test("only refusals of the present state, and not of long ago, warn", () => {
  const pending = { ...REFUSED, errorCode: "Rejected.PendingDeletion" };
  const old = { ...REFUSED, calls: { last24Hours: 0, last7Days: 0, last30Days: 0 } };

  expect(refusedWith("Rejected.Disabled", [REFUSED, pending, old])).toEqual([REFUSED]);
  expect(words(<RefusedNotice keyId="key-a" errorCode="Rejected.Disabled" refused={[]} />).trim()).toBe("");
});
