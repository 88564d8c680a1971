import { createAdministrator } from "@/lib/access/create-administrator";
import { createUser } from "@/lib/access/create-user";
import { endMyOtherSessions } from "@/lib/access/end-my-other-sessions";
import { endMySession } from "@/lib/access/end-my-session";
import { listMySessions } from "@/lib/access/list-my-sessions";
import { setUpAccount } from "@/lib/access/set-up-account";
import { signIn } from "@/lib/access/sign-in";
import { signOut } from "@/lib/access/sign-out";
import { createAlias } from "@/lib/aliases/create-alias";
import { deleteAlias } from "@/lib/aliases/delete-alias";
import { listAliases } from "@/lib/aliases/list-aliases";
import { listAliasesByKeyId } from "@/lib/aliases/list-aliases-by-key-id";
import { updateAlias } from "@/lib/aliases/update-alias";
import { getEvent } from "@/lib/audit/get-event";
import { lookupEvents } from "@/lib/audit/lookup-events";
import { describeBlastRadius } from "@/lib/blast-radius/describe-blast-radius";
import { connectKmsInstance } from "@/lib/instances/connect-kms-instance";
import { createKmsInstance } from "@/lib/instances/create-kms-instance";
import { getKmsInstance } from "@/lib/instances/get-kms-instance";
import { listKmsInstances } from "@/lib/instances/list-kms-instances";
import { deleteKeyMaterial } from "@/lib/key-import/delete-key-material";
import { describeKeyImport } from "@/lib/key-import/describe-key-import";
import { getParametersForImport } from "@/lib/key-import/get-parameters-for-import";
import { importKeyMaterial } from "@/lib/key-import/import-key-material";
import { listKeyImports } from "@/lib/key-import/list-key-imports";
import { asymmetricDecrypt } from "@/lib/key-use/asymmetric-decrypt";
import { asymmetricEncrypt } from "@/lib/key-use/asymmetric-encrypt";
import { asymmetricSign } from "@/lib/key-use/asymmetric-sign";
import { asymmetricVerify } from "@/lib/key-use/asymmetric-verify";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import { exportDataKey } from "@/lib/key-use/export-data-key";
import { generateAndExportDataKey } from "@/lib/key-use/generate-and-export-data-key";
import { generateDataKey } from "@/lib/key-use/generate-data-key";
import { generateDataKeyPair } from "@/lib/key-use/generate-data-key-pair";
import { generateDataKeyPairWithoutPlaintext } from "@/lib/key-use/generate-data-key-pair-without-plaintext";
import { generateDataKeyWithoutPlaintext } from "@/lib/key-use/generate-data-key-without-plaintext";
import { generateMac } from "@/lib/key-use/generate-mac";
import { getPublicKey } from "@/lib/key-use/get-public-key";
import { reEncrypt } from "@/lib/key-use/re-encrypt";
import { verifyMac } from "@/lib/key-use/verify-mac";
import { cancelKeyDeletion } from "@/lib/keys/cancel-key-deletion";
import { createKey } from "@/lib/keys/create-key";
import { createKeyVersion } from "@/lib/keys/create-key-version";
import { deleteExpiredKeyMaterial } from "@/lib/keys/delete-expired-key-material";
import { deleteKey } from "@/lib/keys/delete-key";
import { describeKey } from "@/lib/keys/describe-key";
import { describeKeyVersion } from "@/lib/keys/describe-key-version";
import { disableKey } from "@/lib/keys/disable-key";
import { enableKey } from "@/lib/keys/enable-key";
import { exportKeys } from "@/lib/keys/export-keys";
import { listKeyVersions } from "@/lib/keys/list-key-versions";
import { listKeys } from "@/lib/keys/list-keys";
import { rotateKey } from "@/lib/keys/rotate-key";
import { scheduleKeyDeletion } from "@/lib/keys/schedule-key-deletion";
import { setDeletionProtection } from "@/lib/keys/set-deletion-protection";
import { updateKeyDescription } from "@/lib/keys/update-key-description";
import { updateRotationPolicy } from "@/lib/keys/update-rotation-policy";
import { getOverview } from "@/lib/overview/get-overview";
import { deleteSavedView } from "@/lib/saved-views/delete-saved-view";
import { listSavedViews } from "@/lib/saved-views/list-saved-views";
import { saveView } from "@/lib/saved-views/save-view";
import { listResourceTags } from "@/lib/tags/list-resource-tags";
import { listTagResources } from "@/lib/tags/list-tag-resources";
import { listTags } from "@/lib/tags/list-tags";
import { tagResource } from "@/lib/tags/tag-resource";
import { tagResources } from "@/lib/tags/tag-resources";
import { untagResource } from "@/lib/tags/untag-resource";
import { untagResources } from "@/lib/tags/untag-resources";

/** Every operation there is: the one list that doors, filters and docs derive from. */
export const OPERATIONS = [
  setUpAccount,
  createAdministrator,
  createUser,
  signIn,
  signOut,
  listMySessions,
  endMySession,
  endMyOtherSessions,
  createKmsInstance,
  connectKmsInstance,
  getKmsInstance,
  listKmsInstances,
  createKey,
  describeKey,
  listKeys,
  exportKeys,
  updateKeyDescription,
  enableKey,
  disableKey,
  scheduleKeyDeletion,
  cancelKeyDeletion,
  setDeletionProtection,
  updateRotationPolicy,
  createKeyVersion,
  listKeyVersions,
  describeKeyVersion,
  rotateKey,
  deleteKey,
  deleteExpiredKeyMaterial,
  createAlias,
  updateAlias,
  deleteAlias,
  listAliases,
  listAliasesByKeyId,
  tagResource,
  untagResource,
  listResourceTags,
  tagResources,
  untagResources,
  listTagResources,
  listTags,
  getParametersForImport,
  importKeyMaterial,
  deleteKeyMaterial,
  listKeyImports,
  describeKeyImport,
  encrypt,
  decrypt,
  generateDataKey,
  reEncrypt,
  generateDataKeyWithoutPlaintext,
  generateAndExportDataKey,
  exportDataKey,
  generateDataKeyPair,
  generateDataKeyPairWithoutPlaintext,
  asymmetricEncrypt,
  asymmetricDecrypt,
  asymmetricSign,
  asymmetricVerify,
  getPublicKey,
  generateMac,
  verifyMac,
  describeBlastRadius,
  getOverview,
  listSavedViews,
  saveView,
  deleteSavedView,
  lookupEvents,
  getEvent,
] as const;
