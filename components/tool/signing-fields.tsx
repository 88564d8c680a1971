"use client";

import type { StatefulOperation } from "@/lib/keys/key-state";
import { AlgorithmField } from "./algorithm-field";
import { KeyPairFields } from "./key-pair-fields";
import { MessageFields } from "./message-fields";
import type { Signing } from "./use-signing";

export interface SigningFieldsProps {
  operation: StatefulOperation;
  signing: Signing;
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  forgetOn: <Value>(change: (value: Value) => void) => (value: Value) => void;
}

/** The fields that signing and verifying have alike. */
export function SigningFields({ operation, signing, forgetOn, ...key }: SigningFieldsProps) {
  return (
    <>
      <KeyPairFields
        operation={operation}
        pair={signing.pair}
        forgetOn={forgetOn}
        showsProblems={signing.wasTried}
        {...key}
      />
      <AlgorithmField
        names={signing.names}
        value={signing.name}
        onValueChange={forgetOn(signing.algorithm.setValue)}
      />
      <MessageFields
        value={signing.message}
        onValueChange={forgetOn(signing.setMessage)}
        digest={signing.digest}
        showsProblems={signing.wasTried}
      />
    </>
  );
}
