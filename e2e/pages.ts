import type { Page } from "@playwright/test";
import { TOOL_TABS } from "@/components/tool/tool-view";
import type { Texts } from "./texts";

/** What pages are about, once there is something. */
export interface Subjects {
  instanceId: string;
  keyId: string;
  disabledKeyId: string;
  /** Waits for its deletion, called "Ledger". */
  pendingKeyId: string;
  /** A key pair that signs, called "Releases". */
  signingKeyId: string;
  /** Called by its alias, "newsletter"; has tags. */
  namedKeyId: string;
  eventId: string;
  /** Waits for its material. */
  waitingKeyId: string;
  openImportId: string;
  /** Has imported material. */
  importedKeyId: string;
  doneImportId: string;
}

export interface ShownPage {
  /** Names its pictures. */
  name: string;
  /** The pattern in `app/`; null for what no page answers. */
  route: string | null;
  path: string;
  /** The heading by which one knows that it has come. */
  title: (t: Texts) => string;
  /** What is done there before it is looked at: opens a dialog. */
  open?: (page: Page, t: Texts) => Promise<void>;
}

/** Before the first administrator is made. The link's token is put behind the `#` by the test. */
export const ENTRANCE_PAGES: readonly ShownPage[] = [
  { name: "sign-in-not-set-up", route: "/sign-in", path: "/sign-in", title: (t) => t("access.signIn.title") },
  { name: "setup", route: "/setup", path: "/setup", title: (t) => t("access.setUp.title") },
];

/** Without a session, once the service is set up. */
export const SIGNED_OUT_PAGES: readonly ShownPage[] = [
  { name: "sign-in", route: "/sign-in", path: "/sign-in", title: (t) => t("access.signIn.title") },
  { name: "setup-done", route: "/setup", path: "/setup", title: (t) => t("access.setUp.done.title") },
];

/** When nothing has been made yet. */
export const EMPTY_PAGES: readonly ShownPage[] = [
  { name: "overview-empty", route: "/", path: "/", title: (t) => t("overview.title") },
  {
    name: "instances-empty",
    route: "/instances",
    path: "/instances",
    title: (t) => t("instances.list.title"),
  },
  { name: "keys-empty", route: "/keys", path: "/keys", title: (t) => t("keys.list.title") },
  {
    name: "create-key-empty",
    route: "/keys/create",
    path: "/keys/create",
    title: (t) => t("keys.create.title"),
  },
  { name: "aliases-empty", route: "/aliases", path: "/aliases", title: (t) => t("aliases.list.title") },
  { name: "tags-empty", route: "/tags", path: "/tags", title: (t) => t("tags.list.title") },
];

/** Opens the menu of a row and chooses from it. */
async function chooseInRow(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  await page.getByRole("heading", { level: 2 }).first().waitFor();
}

/** Aliases and tags, and the dialogs that change them. */
function namingPages({ keyId, namedKeyId }: Subjects): readonly ShownPage[] {
  const key = "/keys/[keyId]";
  const aliases = { route: "/aliases", path: "/aliases", title: (t: Texts) => t("aliases.list.title") };
  const tags = { route: "/tags", path: "/tags", title: (t: Texts) => t("tags.list.title") };
  const ofAlias = (t: Texts) => t("aliases.menu.of", { name: "alias/newsletter" });
  const ofTag = (t: Texts) => t("tags.menu.of", { name: "env=prod" });
  return [
    { ...aliases, name: "aliases" },
    { ...aliases, name: "aliases-no-match", path: "/aliases?q=nothing" },
    {
      ...aliases,
      name: "alias-create",
      open: (page, t) => page.getByRole("button", { name: t("aliases.list.create") }).click(),
    },
    {
      ...aliases,
      name: "alias-move",
      open: (page, t) => chooseInRow(page, ofAlias(t), t("aliases.menu.move")),
    },
    {
      ...aliases,
      name: "alias-delete",
      open: (page, t) => chooseInRow(page, ofAlias(t), t("aliases.menu.delete")),
    },
    { ...tags, name: "tags" },
    { ...tags, name: "tags-no-match", path: "/tags?q=nothing" },
    {
      ...tags,
      name: "tag-add",
      open: (page, t) => page.getByRole("button", { name: t("tags.list.tagKeys") }).click(),
    },
    { ...tags, name: "tag-remove", open: (page, t) => chooseInRow(page, ofTag(t), t("tags.menu.remove")) },
    { name: "key-no-aliases", route: key, path: `/keys/${keyId}?tab=aliases`, title: () => "Payments" },
    { name: "key-no-tags", route: key, path: `/keys/${keyId}?tab=tags`, title: () => "Payments" },
    { name: "key-tagged", route: key, path: `/keys/${namedKeyId}`, title: () => "newsletter" },
    { name: "key-aliases", route: key, path: `/keys/${namedKeyId}?tab=aliases`, title: () => "newsletter" },
    { name: "key-tags", route: key, path: `/keys/${namedKeyId}?tab=tags`, title: () => "newsletter" },
  ];
}

/** When people work with the service. */
export function filledPages(subjects: Subjects): readonly ShownPage[] {
  const { instanceId, keyId, eventId } = subjects;
  return [
    ...importPages(subjects),
    { name: "overview", route: "/", path: "/", title: (t) => t("overview.title") },
    { name: "instances", route: "/instances", path: "/instances", title: (t) => t("instances.list.title") },
    {
      name: "create-instance",
      route: "/instances/create",
      path: "/instances/create",
      title: (t) => t("instances.create.title"),
    },
    {
      name: "instance",
      route: "/instances/[instanceId]",
      path: `/instances/${instanceId}`,
      title: () => "prod-software",
    },
    { name: "keys", route: "/keys", path: "/keys", title: (t) => t("keys.list.title") },
    {
      name: "keys-no-match",
      route: "/keys",
      path: "/keys?q=nothing",
      title: (t) => t("keys.list.title"),
    },
    { name: "create-key", route: "/keys/create", path: "/keys/create", title: (t) => t("keys.create.title") },
    ...keyPages(subjects),
    ...namingPages(subjects),
    { name: "tool-encrypt", route: "/tool", path: `/tool?key=${keyId}`, title: (t) => t("tool.title") },
    { name: "tool-decrypt", route: "/tool", path: "/tool?tab=decrypt", title: (t) => t("tool.title") },
    ...TOOL_TABS.filter((tab) => tab !== "encrypt" && tab !== "decrypt").map((tab) => ({
      name: `tool-${tab}`,
      route: "/tool",
      path: `/tool?tab=${tab}&key=${tab === "sign" ? subjects.signingKeyId : keyId}`,
      title: (t: Texts) => t("tool.title"),
    })),
    { name: "audit", route: "/audit", path: "/audit", title: (t) => t("audit.title") },
    {
      name: "audit-event",
      route: "/audit/[eventId]",
      path: `/audit/${eventId}`,
      title: (t) => t("audit.event.title", { action: "CreateKey" }),
    },
    {
      name: "sessions",
      route: "/account/sessions",
      path: "/account/sessions",
      title: (t) => t("access.sessions.title"),
    },
    { name: "not-found", route: null, path: "/no-such-page", title: (t) => t("layout.notFound.title") },
  ];
}

/** The page of one key: each tab, each state, and the dialogs that ask before something is lost. */
function keyPages({ keyId, disabledKeyId, pendingKeyId, signingKeyId }: Subjects): readonly ShownPage[] {
  const page = (name: string, path: string, title: ShownPage["title"]): ShownPage => ({
    name,
    route: "/keys/[keyId]",
    path: `/keys/${path}`,
    title,
  });
  const payments = () => "Payments";
  return [
    page("key", keyId, payments),
    page("key-versions", `${keyId}?tab=versions`, payments),
    page("key-usage", `${keyId}?tab=usage`, payments),
    page("key-use", `${keyId}?tab=use`, payments),
    page("key-audit", `${keyId}?tab=audit`, payments),
    page("key-disable", `${keyId}?action=disable`, (t) =>
      t("keys.switch.disable.title", { name: "Payments" }),
    ),
    page("key-delete", `${keyId}?action=delete`, (t) => t("keys.deletion.title", { name: "Payments" })),
    page("key-protection", `${keyId}?action=protection`, (t) => t("keys.protectionDialog.title")),
    page("key-missing-alias", `${keyId}?missingAlias=alias/taken`, payments),
    page("key-disabled", disabledKeyId, () => "Archive"),
    page("key-pending-deletion", pendingKeyId, () => "Ledger"),
    page("key-cancel-deletion", `${pendingKeyId}?action=cancel-deletion`, (t) =>
      t("keys.cancelDeletion.title", { name: "Ledger" }),
    ),
    page("key-pair-versions", `${signingKeyId}?tab=versions`, () => "Releases"),
    page("key-pair-use", `${signingKeyId}?tab=use`, () => "Releases"),
    page("key-not-found", "key-none", (t) => t("keys.notFound.title")),
  ];
}

/** Bringing key material along, from its choice to its result. */
function importPages({ waitingKeyId, openImportId, importedKeyId, doneImportId }: Subjects): ShownPage[] {
  const key = "/keys/[keyId]";
  const task = `${key}/import/[importId]`;
  const title = (t: Texts) => t("keyImport.task.title");
  return [
    {
      name: "key-pending-import",
      route: key,
      path: `/keys/${waitingKeyId}?tab=material`,
      title: () => "Brought along",
    },
    {
      name: "key-material",
      route: key,
      path: `/keys/${importedKeyId}?tab=material`,
      title: () => "Imported",
    },
    {
      name: "import-begin",
      route: `${key}/import`,
      path: `/keys/${waitingKeyId}/import`,
      title: (t) => t("keyImport.begin.title"),
    },
    { name: "import-task", route: task, path: `/keys/${waitingKeyId}/import/${openImportId}`, title },
    { name: "import-done", route: task, path: `/keys/${importedKeyId}/import/${doneImportId}`, title },
  ];
}
