"use client";

import type { KeyMetadata } from "@/lib/keys/schema";
import { CancelDeletionDialog } from "./cancel-deletion-dialog";
import { EditDescription } from "./edit-description";
import type { KeyActs } from "./key-acts";
import type { KeyDialog } from "./key-dialog";
import { confirmName } from "./key-name";
import { KeySwitchDialog } from "./key-switch-dialog";
import { ProtectionDialog } from "./protection-dialog";
import { ScheduleDeletionDialog } from "./schedule-deletion-dialog";

export interface KeyDialogsProps {
  shownKey: KeyMetadata;
  acts: KeyActs;
  /** The one that is open. */
  dialog: KeyDialog | null;
  onDialog: (dialog: KeyDialog | null) => void;
}

/** The dialogs of a key's page, of which one is open at most. */
export function KeyDialogs({ shownKey, acts, dialog, onDialog }: KeyDialogsProps) {
  const { keyId } = shownKey;
  const isOpen = (name: KeyDialog) => ({
    open: dialog === name,
    onOpenChange: (open: boolean) => onDialog(open ? name : null),
  });
  return (
    <>
      <EditDescription
        keyId={keyId}
        description={shownKey.description}
        updateDescription={acts.updateDescription}
        {...isOpen("description")}
      />
      <ProtectionDialog
        shownKey={shownKey}
        setDeletionProtection={acts.setDeletionProtection}
        {...isOpen("protection")}
      />
      {(["enable", "disable"] as const).map((turn) => (
        <KeySwitchDialog
          key={turn}
          keyId={keyId}
          name={confirmName(shownKey)}
          turn={turn}
          switchKey={acts.switchKey}
          {...isOpen(turn)}
        />
      ))}
      <ScheduleDeletionDialog
        shownKey={shownKey}
        scheduleDeletion={acts.scheduleDeletion}
        onInstead={onDialog}
        {...isOpen("delete")}
      />
      <CancelDeletionDialog
        shownKey={shownKey}
        cancelDeletion={acts.cancelDeletion}
        {...isOpen("cancel-deletion")}
      />
    </>
  );
}
