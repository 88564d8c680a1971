import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OnlineTool, type ToolActions } from "@/components/tool/online-tool";
import { parseToolView } from "@/components/tool/tool-view";
import { PageHeader } from "@/components/ui/page-header";
import { requireCaller } from "@/lib/console/session";
import * as actions from "./actions";

const TOOL_ACTIONS: ToolActions = {
  encrypt: actions.encryptAction,
  decrypt: actions.decryptAction,
  reEncrypt: actions.reEncryptAction,
  asymmetricEncrypt: actions.asymmetricEncryptAction,
  asymmetricDecrypt: actions.asymmetricDecryptAction,
  sign: actions.signAction,
  verify: actions.verifyAction,
  getPublicKey: actions.getPublicKeyAction,
  generateMac: actions.generateMacAction,
  verifyMac: actions.verifyMacAction,
  generateDataKey: actions.generateDataKeyAction,
  generateDataKeyPair: actions.generateDataKeyPairAction,
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tool");
  return { title: t("title") };
}

export default async function OnlineToolPage({ searchParams }: PageProps<"/tool">) {
  await requireCaller();
  const [t, parameters] = await Promise.all([getTranslations("tool"), searchParams]);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <OnlineTool view={parseToolView(parameters)} actions={TOOL_ACTIONS} />
    </>
  );
}
