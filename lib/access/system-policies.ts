import type { PolicyDocument } from "./policy-document";

/** Names of the policies that come with the service and can be attached to users. */
export const SYSTEM_POLICY_NAMES = [
  "AliyunKMSFullAccess",
  "AliyunKMSReadOnlyAccess",
  "AliyunKMSCryptoUserAccess",
] as const;

export type SystemPolicyName = (typeof SYSTEM_POLICY_NAMES)[number];

/** Source: Alibaba Cloud KMS, system policies. */
export const SYSTEM_POLICIES: Readonly<Record<SystemPolicyName, PolicyDocument>> = {
  AliyunKMSFullAccess: {
    Version: "1",
    Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }],
  },
  AliyunKMSReadOnlyAccess: {
    Version: "1",
    Statement: [
      {
        Effect: "Allow",
        Action: [
          "kms:List*",
          "kms:Describe*",
          "kms:GetKmsInstance",
          "kms:GetPublicKey",
          "kms:GetKeyPolicy",
          "kms:GetSecretPolicy",
          "kms:GetDefaultKmsInstance",
          "kms:GetOverview",
          "kms:GetEvent",
          "kms:LookupEvents",
          "kms:ExportKeys",
        ],
        Resource: "*",
      },
    ],
  },
  AliyunKMSCryptoUserAccess: {
    Version: "1",
    Statement: [
      {
        Effect: "Allow",
        Action: [
          "kms:ListKeys",
          "kms:ListAliases",
          "kms:ListAliasesByKeyId",
          "kms:DescribeKey",
          "kms:ListKeyVersions",
          "kms:DescribeKeyVersion",
          "kms:ListKmsInstances",
          "kms:GetKmsInstance",
          "kms:GetOverview",
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:GenerateAndExportDataKey",
          "kms:ExportDataKey",
          "kms:AdvanceEncrypt",
          "kms:AdvanceDecrypt",
          "kms:AdvanceGenerateDataKey*",
          "kms:AsymmetricEncrypt",
          "kms:AsymmetricDecrypt",
          "kms:AsymmetricSign",
          "kms:AsymmetricVerify",
          "kms:GenerateMac",
          "kms:VerifyMac",
          "kms:GetPublicKey",
        ],
        Resource: "*",
      },
    ],
  },
};

/** Whether a name read from the database is one of ours; a policy we do not have gives nothing. */
export function isSystemPolicyName(name: string): name is SystemPolicyName {
  return Object.hasOwn(SYSTEM_POLICIES, name);
}
