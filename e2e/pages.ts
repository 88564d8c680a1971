import type { Texts } from "./texts";

/** What pages are about, once there is something. */
export interface Subjects {
  instanceId: string;
  keyId: string;
  disabledKeyId: string;
  eventId: string;
}

export interface ShownPage {
  /** Names its pictures. */
  name: string;
  /** The pattern in `app/`; null for what no page answers. */
  route: string | null;
  path: string;
  /** The heading by which one knows that it has come. */
  title: (t: Texts) => string;
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
];

/** When people work with the service. */
export function filledPages({ instanceId, keyId, disabledKeyId, eventId }: Subjects): readonly ShownPage[] {
  const key = "/keys/[keyId]";
  return [
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
    { name: "key", route: key, path: `/keys/${keyId}`, title: () => "Payments" },
    { name: "key-use", route: key, path: `/keys/${keyId}?tab=use`, title: () => "Payments" },
    { name: "key-audit", route: key, path: `/keys/${keyId}?tab=audit`, title: () => "Payments" },
    { name: "key-disabled", route: key, path: `/keys/${disabledKeyId}`, title: () => "Archive" },
    { name: "key-not-found", route: key, path: "/keys/key-none", title: (t) => t("keys.notFound.title") },
    { name: "tool-encrypt", route: "/tool", path: `/tool?key=${keyId}`, title: (t) => t("tool.title") },
    { name: "tool-decrypt", route: "/tool", path: "/tool?tab=decrypt", title: (t) => t("tool.title") },
    { name: "tool-data-key", route: "/tool", path: "/tool?tab=data-key", title: (t) => t("tool.title") },
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
