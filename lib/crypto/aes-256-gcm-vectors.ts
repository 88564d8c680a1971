/** A published AES-256-GCM case; every field is hexadecimal. */
export interface GcmVector {
  readonly name: string;
  readonly key: string;
  readonly iv: string;
  readonly plaintext: string;
  readonly aad: string;
  readonly ciphertext: string;
  readonly tag: string;
}

/** A published case that must not decrypt. */
export type GcmFailVector = Omit<GcmVector, "plaintext">;

/** Source: D. McGrew, J. Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B, AES-256. */
export const MCGREW_VIEGA_VECTORS: readonly GcmVector[] = [
  {
    name: "test case 13",
    key: "00".repeat(32),
    iv: "00".repeat(12),
    plaintext: "",
    aad: "",
    ciphertext: "",
    tag: "530f8afbc74536b9a963b4f1c4cb738b",
  },
  {
    name: "test case 14",
    key: "00".repeat(32),
    iv: "00".repeat(12),
    plaintext: "00".repeat(16),
    aad: "",
    ciphertext: "cea7403d4d606b6e074ec5d3baf39d18",
    tag: "d0d1c8a799996bf0265b98b5d48ab919",
  },
  {
    name: "test case 15",
    key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
    iv: "cafebabefacedbaddecaf888",
    plaintext:
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255",
    aad: "",
    ciphertext:
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad",
    tag: "b094dac5d93471bdec1a502270e3cc6c",
  },
  {
    name: "test case 16",
    key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
    iv: "cafebabefacedbaddecaf888",
    plaintext:
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    aad: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    ciphertext:
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
    tag: "76fc6ece0f4e1768cddf8853bb2d551b",
  },
];

/**
 * Source: NIST CAVP, gcmtestvectors.zip, gcmEncryptExtIV256.rsp (CAVS 14.0), groups with IVlen 96 and
 * Taglen 128. Lengths in the names are in bits, as there.
 */
export const NIST_ENCRYPT_VECTORS: readonly GcmVector[] = [
  {
    name: "PTlen 0, AADlen 0",
    key: "b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4",
    iv: "516c33929df5a3284ff463d7",
    plaintext: "",
    aad: "",
    ciphertext: "",
    tag: "bdc1ac884d332457a1d2664f168c76f0",
  },
  {
    name: "PTlen 104, AADlen 0",
    key: "e5a0eb92cc2b064e1bc80891faf1fab5e9a17a9c3a984e25416720e30e6c2b21",
    iv: "4742357c335913153ff0eb0f",
    plaintext: "8499893e16b0ba8b007d54665a",
    aad: "",
    ciphertext: "eb8e6175f1fe38eb1acf95fd51",
    tag: "88a8b74bb74fda553e91020a23deed45",
  },
  {
    name: "PTlen 128, AADlen 0, first",
    key: "31bdadd96698c204aa9ce1448ea94ae1fb4a9a0b3c9d773b51bb1822666b8f22",
    iv: "0d18e06c7c725ac9e362e1ce",
    plaintext: "2db5168e932556f8089a0622981d017d",
    aad: "",
    ciphertext: "fa4362189661d163fcd6a56d8bf0405a",
    tag: "d636ac1bbedd5cc3ee727dc2ab4a9489",
  },
  {
    name: "PTlen 128, AADlen 0, second",
    key: "460fc864972261c2560e1eb88761ff1c992b982497bd2ac36c04071cbb8e5d99",
    iv: "8a4a16b9e210eb68bcb6f58d",
    plaintext: "99e4e926ffe927f691893fb79a96b067",
    aad: "",
    ciphertext: "133fc15751621b5f325c7ff71ce08324",
    tag: "ec4e87e0cf74a13618d0b68636ba9fa7",
  },
  {
    name: "PTlen 128, AADlen 0, third",
    key: "f78a2ba3c5bd164de134a030ca09e99463ea7e967b92c4b0a0870796480297e5",
    iv: "2bb92fcb726c278a2fa35a88",
    plaintext: "f562509ed139a6bbe7ab545ac616250c",
    aad: "",
    ciphertext: "e2f787996e37d3b47294bf7ebba5ee25",
    tag: "00f613eee9bdad6c9ee7765db1cb45c0",
  },
  {
    name: "PTlen 128, AADlen 0, fourth",
    key: "48e6af212da1386500454c94a201640c2151b28079240e40d72d2a5fd7d54234",
    iv: "ef0ff062220eb817dc2ece94",
    plaintext: "c7afeecec1408ad155b177c2dc7138b0",
    aad: "",
    ciphertext: "9432a620e6a22307e06a321d66846fd4",
    tag: "e3ea499192f2cd8d3ab3edfc55897415",
  },
  {
    name: "PTlen 128, AADlen 0, fifth",
    key: "79cd8d750fc8ea62a2714edcd9b32867c7c4da906c56e23a644552f5b812e75a",
    iv: "9bbfdb81015d2b57dead2de5",
    plaintext: "f980ad8c55ebd31ee6f98f44e92bff55",
    aad: "",
    ciphertext: "41a34d1e759c859e91b8cf5d3ded1970",
    tag: "68cd98406d5b322571e750c30aa49834",
  },
  {
    name: "PTlen 128, AADlen 128",
    key: "92e11dcdaa866f5ce790fd24501f92509aacf4cb8b1339d50c9c1240935dd08b",
    iv: "ac93a1a6145299bde902f21a",
    plaintext: "2d71bcfa914e4ac045b2aa60955fad24",
    aad: "1e0889016f67601c8ebea4943bc23ad6",
    ciphertext: "8995ae2e6df3dbf96fac7b7137bae67f",
    tag: "eca5aa77d51d4a0a14d9c51e1da474ab",
  },
  {
    name: "PTlen 256, AADlen 0",
    key: "37f39137416bafde6f75022a7a527cc593b6000a83ff51ec04871a0ff5360e4e",
    iv: "a291484c3de8bec6b47f525f",
    plaintext: "fafd94cede8b5a0730394bec68a8e77dba288d6ccaa8e1563a81d6e7ccc7fc97",
    aad: "",
    ciphertext: "44dc868006b21d49284016565ffb3979cc4271d967628bf7cdaf86db888e92e5",
    tag: "01a2b578aa2f41ec6379a44a31cc019c",
  },
  {
    name: "PTlen 256, AADlen 384",
    key: "dc776f0156c15d032623854b625c61868e5db84b7b6f9fbd3672f12f0025e0f6",
    iv: "67130951c4a57f6ae7f13241",
    plaintext: "9378a727a5119595ad631b12a5a6bc8a91756ef09c8d6eaa2b718fe86876da20",
    aad: "fd0920faeb7b212932280a009bac969145e5c316cf3922622c3705c3457c4e9f124b2076994323fbcfb523f8ed16d241",
    ciphertext: "6d958c20870d401a3c1f7a0ac092c97774d451c09f7aae992a8841ff0ab9d60d",
    tag: "b876831b4ecd7242963b040aa45c4114",
  },
  {
    name: "PTlen 408, AADlen 0, first",
    key: "1fded32d5999de4a76e0f8082108823aef60417e1896cf4218a2fa90f632ec8a",
    iv: "1f3afa4711e9474f32e70462",
    plaintext:
      "06b2c75853df9aeb17befd33cea81c630b0fc53667ff45199c629c8e15dce41e530aa792f796b8138eeab2e86c7b7bee1d40b0",
    aad: "",
    ciphertext:
      "91fbd061ddc5a7fcc9513fcdfdc9c3a7c5d4d64cedf6a9c24ab8a77c36eefbf1c5dc00bc50121b96456c8cd8b6ff1f8b3e480f",
    tag: "30096d340f3d5c42d82a6f475def23eb",
  },
  {
    name: "PTlen 408, AADlen 0, ninth",
    key: "595f259c55abe00ae07535ca5d9b09d6efb9f7e9abb64605c337acbd6b14fc7e",
    iv: "92f258071d79af3e63672285",
    plaintext:
      "a6fee33eb110a2d769bbc52b0f36969c287874f665681477a25fc4c48015c541fbe2394133ba490a34ee2dd67b898177849a91",
    aad: "",
    ciphertext:
      "bbca4a9e09ae9690c0f6f8d405e53dccd666aa9c5fa13c8758bc30abe1ddd1bcce0d36a1eaaaaffef20cd3c5970b9673f8a65c",
    tag: "26ccecb9976fd6ac9c2c0f372c52c821",
  },
  {
    name: "PTlen 408, AADlen 160",
    key: "24501ad384e473963d476edcfe08205237acfd49b5b8f33857f8114e863fec7f",
    iv: "9ff18563b978ec281b3f2794",
    plaintext:
      "27f348f9cdc0c5bd5e66b1ccb63ad920ff2219d14e8d631b3872265cf117ee86757accb158bd9abb3868fdc0d0b074b5f01b2c",
    aad: "adb5ec720ccf9898500028bf34afccbcaca126ef",
    ciphertext:
      "eb7cb754c824e8d96f7c6d9b76c7d26fb874ffbf1d65c6f64a698d839b0b06145dae82057ad55994cf59ad7f67c0fa5e85fab8",
    tag: "bc95c532fecc594c36d1550286a7a3f0",
  },
];

/** Source: NIST CAVP, gcmtestvectors.zip, gcmDecrypt256.rsp (CAVS 14.0), IVlen 96, Taglen 128. */
export const NIST_DECRYPT_VECTORS: readonly GcmVector[] = [
  {
    name: "PTlen 0, AADlen 0",
    key: "f5a2b27c74355872eb3ef6c5feafaa740e6ae990d9d48c3bd9bb8235e589f010",
    iv: "58d2240f580a31c1d24948e9",
    plaintext: "",
    aad: "",
    ciphertext: "",
    tag: "15e051a5e4a5f5da6cea92e2ebee5bac",
  },
  {
    name: "PTlen 0, AADlen 128",
    key: "6dfdafd6703c285c01f14fd10a6012862b2af950d4733abb403b2e745b26945d",
    iv: "3749d0b3d5bacb71be06ade6",
    plaintext: "",
    aad: "c0d249871992e70302ae008193d1e89f",
    ciphertext: "",
    tag: "4aa4cc69f84ee6ac16d9bfb4e05de500",
  },
  {
    name: "PTlen 104, AADlen 0",
    key: "a71dac1377a3bf5d7fb1b5e36bee70d2e01de2a84a1c1009ba7448f7f26131dc",
    iv: "c5b60dda3f333b1146e9da7c",
    plaintext: "5b87141335f2becac1a559e05f",
    aad: "",
    ciphertext: "43af49ec1ae3738a20755034d6",
    tag: "6f80b6ef2d8830a55eb63680a8dff9e0",
  },
  {
    name: "PTlen 128, AADlen 0, first",
    key: "4c8ebfe1444ec1b2d503c6986659af2c94fafe945f72c1e8486a5acfedb8a0f8",
    iv: "473360e0ad24889959858995",
    plaintext: "7789b41cb3ee548814ca0b388c10b343",
    aad: "",
    ciphertext: "d2c78110ac7e8f107c0df0570bd7c90c",
    tag: "c26a379b6d98ef2852ead8ce83a833a7",
  },
  {
    name: "PTlen 128, AADlen 0, second",
    key: "3934f363fd9f771352c4c7a060682ed03c2864223a1573b3af997e2ababd60ab",
    iv: "efe2656d878c586e41c539c4",
    plaintext: "697aff2d6b77e5ed6232770e400c1ead",
    aad: "",
    ciphertext: "e0de64302ac2d04048d65a87d2ad09fe",
    tag: "33cbd8d2fb8a3a03e30c1eb1b53c1d99",
  },
  {
    name: "PTlen 128, AADlen 128",
    key: "54e352ea1d84bfe64a1011096111fbe7668ad2203d902a01458c3bbd85bfce14",
    iv: "df7c3bca00396d0c018495d9",
    plaintext: "85fc3dfad9b5a8d3258e4fc44571bd3b",
    aad: "7e968d71b50c1f11fd001f3fef49d045",
    ciphertext: "426e0efc693b7be1f3018db7ddbb7e4d",
    tag: "ee8257795be6a1164d7e1d2d6cac77a7",
  },
  {
    name: "PTlen 256, AADlen 384",
    key: "42f6c25159b8655380f052dd5dad180e76813b60eb813665c5015f26cf32e8f1",
    iv: "7248a5ed48f4f1b4a9db3826",
    plaintext: "9a329cb45b0093e9c00615137dd7dbd1f8b525999af3bfc222315f41817717a7",
    aad: "8e3c74f127dbfe29ac4de0a7c3240ee8aa8d38a82f38ad6b480236c8cd4232057a5502e936bfe22225830fa195a8afce",
    ciphertext: "26325c3463813a7d59d184a330ef80959637fa6db4f5db3062d3d2ec7e32d82a",
    tag: "4f39c63d4f215d5b39a58853d3842175",
  },
  {
    name: "PTlen 408, AADlen 0",
    key: "4433db5fe066960bdd4e1d4d418b641c14bfcef9d574e29dcd0995352850f1eb",
    iv: "0e396446655582838f27f72f",
    plaintext:
      "d602c06b947abe06cf6aa2c5c1562e29062ad6220da9bc9c25d66a60bd85a80d4fbcc1fb4919b6566be35af9819aba836b8b47",
    aad: "",
    ciphertext:
      "b0d254abe43bdb563ead669192c1e57e9a85c51dba0f1c8501d1ce92273f1ce7e140dcfac94757fabb128caad16912cead0607",
    tag: "ffd0b02c92dbfcfbe9d58f7ff9e6f506",
  },
  {
    name: "PTlen 408, AADlen 160",
    key: "6450d4501b1e6cfbe172c4c8570363e96b496591b842661c28c2f6c908379cad",
    iv: "7e4262035e0bf3d60e91668a",
    plaintext:
      "17449e236ef5858f6d891412495ead4607bfae2a2d735182a2a0242f9d52fc5345ef912dbe16f3bb4576fe3bcafe336dee6085",
    aad: "f1c522f026e4c5d43851da516a1b78768ab18171",
    ciphertext:
      "5a99b336fd3cfd82f10fb08f7045012415f0d9a06bb92dcf59c6f0dbe62d433671aacb8a1c52ce7bbf6aea372bf51e2ba79406",
    tag: "fe93b01636f7bb0458041f213e98de65",
  },
  {
    name: "PTlen 408, AADlen 720",
    key: "5f72046245d3f4a0877e50a86554bfd57d1c5e073d1ed3b5451f6d0fc2a8507a",
    iv: "ea6f5b391e44b751b26bce6f",
    plaintext:
      "b0a881b751cc1eb0c912a4cf9bd971983707dbd2411725664503455c55db25cdb19bc669c2654a3a8011de6bf7eff3f9f07834",
    aad: "9b3a68c941d42744673fb60fea49075eae77322e7e70e34502c115b6495ebfc796d6290807653c6b53cd84281bd0311656d0013f44619d2748177e99e8f8347c989a7b59f9d8dcf00f31db0684a4a83e037e8777bae55f799b0d",
    ciphertext:
      "0e6e0b2114c40769c15958d965a14dcf50b680e0185a4409d77d894ca15b1e698dd83b3536b18c05d8cd0873d1edce8150ecb5",
    tag: "fdaaff86ceb937502cd9012d03585800",
  },
];

/** Source: NIST CAVP, gcmtestvectors.zip, gcmDecrypt256.rsp (CAVS 14.0), cases that say FAIL. */
export const NIST_FAIL_VECTORS: readonly GcmFailVector[] = [
  {
    name: "PTlen 0, AADlen 0",
    key: "e5a8123f2e2e007d4e379ba114a2fb66e6613f57c72d4e4f024964053028a831",
    iv: "51e43385bf533e168427e1ad",
    aad: "",
    ciphertext: "",
    tag: "38fe845c66e66bdd884c2aecafd280e6",
  },
  {
    name: "PTlen 0, AADlen 128",
    key: "2c392a5eb1a9c705371beda3a901c7c61dca4d93b4291de1dd0dd15ec11ffc45",
    iv: "0723fb84a08f4ea09841f32a",
    aad: "140be561b6171eab942c486a94d33d43",
    ciphertext: "",
    tag: "aa0e1c9b57975bfc91aa137231977d2c",
  },
  {
    name: "PTlen 104, AADlen 0",
    key: "8b37c4b8cf634704920059866ad96c49e9da502c63fca4a3a7a4dcec74cb0610",
    iv: "cb59344d2b06c4ae57cd0ea4",
    aad: "",
    ciphertext: "66ab935c93555e786b775637a3",
    tag: "d8733acbb564d8afaa99d7ca2e2f92a9",
  },
  {
    name: "PTlen 128, AADlen 0",
    key: "c997768e2d14e3d38259667a6649079de77beb4543589771e5068e6cd7cd0b14",
    iv: "835090aed9552dbdd45277e2",
    aad: "",
    ciphertext: "9f6607d68e22ccf21928db0986be126e",
    tag: "f32617f67c574fd9f44ef76ff880ab9f",
  },
  {
    name: "PTlen 128, AADlen 128",
    key: "9a0343f850a6427120f764789ffec6d237447b898fbf51d2182f065d3861497d",
    iv: "3deef6f453dd70d92143adcd",
    aad: "dbb8226a624520863db6897017b2a4f8",
    ciphertext: "e93165935ac18e3a2845d15fe31a9286",
    tag: "f5fc50d18766bc3d9e16dd136d45816b",
  },
  {
    name: "PTlen 408, AADlen 0",
    key: "28ae911ee685872d906de12d7696351df8ef2234a74a95efa4ea15b327338fe0",
    iv: "2fe6a815d4865181fade5fac",
    aad: "",
    ciphertext:
      "1168442ef64656ef6577fb42c1919c84aae856388e4db9945bb8c9b8412bbe6458bc400444d5d2bf2630f83468f66f9e46e790",
    tag: "b75f616fd1a3d6563b62b899e5a7e522",
  },
  {
    name: "PTlen 408, AADlen 160",
    key: "e9d381a9c413bee66175d5586a189836e5c20f5583535ab4d3f3e612dc21700e",
    iv: "23e81571da1c7821c681c7ca",
    aad: "6f39c9ae7b8e8a58a95f0dd8ea6a9087cbccdfd6",
    ciphertext:
      "a25f3f580306cd5065d22a6b7e9660110af7204bb77d370f7f34bee547feeff7b32a596fce29c9040e68b1589aad48da881990",
    tag: "5b6dcd70eefb0892fab1539298b92a4b",
  },
];

/** Source: C2SP Wycheproof, aes_gcm_test.json, keySize 256, ivSize 96, tagSize 128, result valid. */
export const WYCHEPROOF_VECTORS: readonly GcmVector[] = [
  {
    name: "tcId 116",
    key: "0f112e59cdccd851c3b8e76c9f05a3b7c2e4feca5846afeb351c1cbcace82f04",
    iv: "7147973339d86789a2c9a958",
    plaintext: "102e5804dda1fb5d656077edb15cadb5d0bdee8c",
    aad: "37128be45f0a7f329546e1492c3c9c2d2534d5b1f5147e49ab91221e7c3edea21bbe47bfe3619437ce3c61e6e946c504f348296918219e51bf2c5598589cff",
    ciphertext: "618ac626ae0e8d06c2fd2fb66be253dc26ed6e38",
    tag: "d8d93ff975cb988f09174dcd439cb6a4",
  },
  {
    name: "tcId 117",
    key: "2ce6b4c15f85fb2da5cc6c269491eef281980309181249ebf2832bd6d0732d0b",
    iv: "c064fae9173b173fd6f11f34",
    plaintext: "f8a27a4baf00dc0555d222f2fa4fb42dc666ea3c",
    aad: "498d3075b09fed998280583d61bb36b6ce41f130063b80824d1586e143d349b126b16aa10fe57343ed223d6364ee602257fe313a7fc9bf9088f027795b8dc1d3",
    ciphertext: "aed58d8a252f740dba4bf6d36773bd5b41234bba",
    tag: "01f93d7456aa184ebb49bea472b6d65d",
  },
  {
    name: "tcId 118",
    key: "52350da5a572911ee0e0fcedb115af6f4570fbf9c74a11bc184444d6a621d60f",
    iv: "d68ad045c1b9c2923cf5404c",
    plaintext: "4e6e6dad2c16cfc6e7cac03636a4a6d88bd6a13e",
    aad: "03a94b3841292d9bbf72f413c09167c54ee10537c049afe2bbcec43b18f3890b2fcdd3bb31e6d709274e199c0c4648eb3d8b38e0c1bf7f309443bef6937cde4123",
    ciphertext: "c7764411be13cfeaaece761bd3bb13552f088048",
    tag: "bcc2544e79f34ea1076a12b76441d6fa",
  },
  {
    name: "tcId 119",
    key: "d058304c0ba039b2e2d08661fd8f6db88779bd5ce580eb766c1d6ab34b94ee94",
    iv: "3c553397fafda0eb06a59f23",
    plaintext: "0a064cd5e49845c4efb60fb343dc03faffa36c49",
    aad: "cfb1fe1c47e2450109eaed4e1aac9431aa5db1e3b7eeacad3ebc9e8e1f3e0a823f757f619761e61ad05af8cef83104890940cd592137eb7ba5879b95759c8be1525f9a01fc01582d93a2a841336a104d169968c274b5a8c30883b4bd621725f69079bb94a174a3c94db62f2ae746d03200f01c19aaa8a3b89e78b99a62f76f",
    ciphertext: "a7d84ff71dc713161359b757af42c74dddbf53ce",
    tag: "736e48a2b7792acc599baa651629a203",
  },
];

/**
 * Tags of one message with some bits changed: none may be taken.
 *
 * Source: C2SP Wycheproof, aes_gcm_test.json, tcId 134 to 156 in part, flag ModifiedTag.
 */
export const WYCHEPROOF_MODIFIED_TAGS = {
  key: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
  iv: "505152535455565758595a5b",
  plaintext: "202122232425262728292a2b2c2d2e2f",
  ciphertext: "b2061457c0759fc1749f174ee1ccadfa",
  tags: [
    { name: "tcId 134, bit 31 flipped", tag: "9ce8fe76d8ab1bf1bf887232eab590dd" },
    { name: "tcId 135, bit 32 flipped", tag: "9ce8fef6d9ab1bf1bf887232eab590dd" },
    { name: "tcId 137, bit 63 flipped", tag: "9ce8fef6d8ab1b71bf887232eab590dd" },
    { name: "tcId 138, bit 64 flipped", tag: "9ce8fef6d8ab1bf1be887232eab590dd" },
    { name: "tcId 142, bit 96 flipped", tag: "9ce8fef6d8ab1bf1bf887232ebb590dd" },
    { name: "tcId 145, bit 120 flipped", tag: "9ce8fef6d8ab1bf1bf887232eab590dc" },
    { name: "tcId 148, bit 127 flipped", tag: "9ce8fef6d8ab1bf1bf887232eab5905d" },
    { name: "tcId 149, bits 0 and 64 flipped", tag: "9de8fef6d8ab1bf1be887232eab590dd" },
    { name: "tcId 151, bits 63 and 127 flipped", tag: "9ce8fef6d8ab1b71bf887232eab5905d" },
    { name: "tcId 152, all bits flipped", tag: "631701092754e40e40778dcd154a6f22" },
    { name: "tcId 153, all zero", tag: "00000000000000000000000000000000" },
    { name: "tcId 154, all one", tag: "ffffffffffffffffffffffffffffffff" },
  ],
} as const;
