"use client";

import { Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import type { ActionState } from "@/lib/console/action-state";

export type ConnectInstanceAction = (instanceId: string) => Promise<ActionState>;

/** Connects an instance at a press; a refusal is shown in a window of its own. */
export function ConnectInstance({
  instanceId,
  connect,
}: {
  instanceId: string;
  connect: ConnectInstanceAction;
}) {
  const t = useTranslations("instances.connect");
  const { notify } = useToast();
  const [isBusy, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const press = () =>
    startTransition(async () => {
      const state = await settle(connect(instanceId));
      if (state.status === "refused") setRefusal(state);
      else notify({ title: t("done") });
    });
  return (
    <>
      <Button
        variant="primary"
        isBusy={isBusy}
        icon={<Plug aria-hidden="true" className="size-4" />}
        onClick={press}
      >
        {t("button")}
      </Button>
      <Dialog
        open={refusal !== null}
        onOpenChange={(isOpen) => !isOpen && setRefusal(null)}
        title={t("failed")}
        footer={<DialogClose variant="default">{t("close")}</DialogClose>}
      >
        {refusal !== null && <RefusalPanel refusal={refusal} />}
      </Dialog>
    </>
  );
}
