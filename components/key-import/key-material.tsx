import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { keyReason } from "@/components/keys/key-reason";
import { importKeyMaterialHref } from "@/components/keys/links";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import { LinkButton } from "@/components/ui/link-button";
import { ExactTime, RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { KeyImportInfo } from "@/lib/key-import/schema";
import type { KeyMetadata } from "@/lib/keys/schema";
import { DeleteMaterial, type DeleteMaterialAction } from "./delete-material";
import { ImportTable } from "./import-table";

export interface KeyMaterialProps {
  shownKey: KeyMetadata;
  /** Newest first; `null` when the reader may not see them. */
  keyImports: readonly KeyImportInfo[] | null;
  hasMaterial: boolean;
  deleteMaterial: DeleteMaterialAction;
}

/** Where the material of a key comes from, how to know it again, and until when it is there. */
export function KeyMaterial({ shownKey, keyImports, hasMaterial, deleteMaterial }: KeyMaterialProps) {
  const t = useTranslations("keyImport.material");
  const canImport = keyReason(shownKey, "ImportKeyMaterial") === null;
  return (
    <div className="grid gap-[18px]">
      <Section
        title={t("title")}
        actions={
          <div className="flex flex-wrap items-center gap-2.5">
            {canImport && (
              <LinkButton
                href={importKeyMaterialHref(shownKey.keyId)}
                variant={hasMaterial ? "default" : "primary"}
                icon={<Upload aria-hidden="true" className="size-4" />}
              >
                {t(shownKey.keyCheckValue === "" ? "import" : "importAgain")}
              </LinkButton>
            )}
            {hasMaterial && <DeleteMaterial shownKey={shownKey} deleteMaterial={deleteMaterial} />}
          </div>
        }
      >
        <MaterialFacts shownKey={shownKey} hasMaterial={hasMaterial} />
      </Section>
      {keyImports !== null && keyImports.length > 0 && (
        <Section look="plain" title={t("imports")} description={t("importsHelp")}>
          <ImportTable label={t("imports")} keyImports={keyImports} />
        </Section>
      )}
    </div>
  );
}

function MaterialFacts({ shownKey, hasMaterial }: Pick<KeyMaterialProps, "shownKey" | "hasMaterial">) {
  const t = useTranslations("keyImport.material");
  const { keyCheckValue, materialExpireTime } = shownKey;
  return (
    <Facts>
      <Fact label={t("origin")} note={t("originNote")}>
        {t("external")}
      </Fact>
      <Fact label={t("presence")}>
        {hasMaterial ? (
          <State tone="ok">{t("there")}</State>
        ) : (
          <State tone="warn">{t(keyCheckValue === "" ? "notYet" : "gone")}</State>
        )}
      </Fact>
      <Fact label={t("checkValue")} note={keyCheckValue === "" ? undefined : t("checkValueNote")}>
        {keyCheckValue === "" ? (
          <span className="text-ink-2">{t("noCheckValue")}</span>
        ) : (
          <Copyable label={t("checkValue")} value={keyCheckValue} />
        )}
      </Fact>
      {hasMaterial && (
        <Fact label={t("expires")}>
          {materialExpireTime === "" ? (
            t("never")
          ) : (
            <span className="inline-flex flex-wrap gap-x-2">
              <ExactTime at={materialExpireTime} />
              <span className="text-ink-2">
                <RelativeTime at={materialExpireTime} />
              </span>
            </span>
          )}
        </Fact>
      )}
    </Facts>
  );
}
