"use client";

import { useState } from "react";
import { turnOffRenewalAction, turnOnRenewalAction } from "@/lib/contracts/renewal/actions";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { Button } from "../ui/button";
import { Dialog, DialogActions } from "../ui/dialog";
import { RenewalBody } from "./renewal-body";
import type { RenewalTexts } from "./renewal-texts";

export interface RenewalDialogProps {
  number: string;
  change: "turn_off" | "turn_on";
  texts: RenewalTexts;
  onClose: () => void;
}

/** Asks, does it, and says that it is done, in one place [REN-4, REN-5]. */
export function RenewalDialog({ number, change, texts, onClose }: RenewalDialogProps) {
  const [isDone, setDone] = useState(false);
  const isOff = change === "turn_off";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isDone ? texts.doneTitle : texts.title}
      description={isDone ? undefined : <RenewalBody lines={texts.body} />}
    >
      <ActionForm
        action={isOff ? turnOffRenewalAction : turnOnRenewalAction}
        labels={texts.labels}
        hidden={{ contractNumber: number }}
        onDone={() => setDone(true)}
      >
        {isDone ? (
          <div className="flex justify-end">
            <Button variant="primary" onClick={onClose} autoFocus>
              {texts.close}
            </Button>
          </div>
        ) : (
          <DialogActions cancelLabel={texts.cancel}>
            <SubmitButton variant={isOff ? "danger" : "primary"} pendingLabel={texts.pending}>
              {texts.submit}
            </SubmitButton>
          </DialogActions>
        )}
      </ActionForm>
    </Dialog>
  );
}
