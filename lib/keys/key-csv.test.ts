import { expect, test } from "vitest";
import { KEY_CSV_HEADER, keyCsvLine } from "./key-csv";
import type { KeyMetadata } from "./schema";

const KEY: KeyMetadata = {
  keyId: "key-1",
  arn: "acs:kms:local-1:1000000000000001:key/key-1",
  keyState: "Enabled",
  keySpec: "Aliyun_AES_256",
  keyUsage: "ENCRYPT/DECRYPT",
  origin: "Aliyun_KMS",
  protectionLevel: "SOFTWARE",
  dkmsInstanceId: "kst-1",
  instanceName: "prod",
  description: '=1+1, "quoted"',
  creator: "200000000000000001",
  creatorName: "alice",
  creationDate: "2026-11-22T04:00:00Z",
  deleteDate: "",
  materialExpireTime: "",
  automaticRotation: "Disabled",
  rotationInterval: "",
  lastRotationDate: "",
  nextRotationDate: "",
  primaryKeyVersion: "6b3c3f0e-6f0c-4a43-8a55-0f5f7f4f4d11",
  versionCount: 1,
  keyCheckValue: "",
  deletionProtection: "Disabled",
  deletionProtectionDescription: "",
  aliasNames: ["alias/a", "alias/b"],
};

test("a line has a cell for each column, and a description is never a formula", () => {
  expect(KEY_CSV_HEADER.split(",")).toHaveLength(Object.keys(KEY).length);
  expect(keyCsvLine(KEY)).toBe(
    'key-1,acs:kms:local-1:1000000000000001:key/key-1,alias/a alias/b,"\'=1+1, ""quoted""",Enabled,' +
      "Aliyun_AES_256,ENCRYPT/DECRYPT,Aliyun_KMS,SOFTWARE,kst-1,prod,200000000000000001,alice," +
      "2026-11-22T04:00:00Z,,,Disabled,,,,6b3c3f0e-6f0c-4a43-8a55-0f5f7f4f4d11,1,,Disabled,\r\n",
  );
});
