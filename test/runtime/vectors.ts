import type { JsonWebKey } from 'node:crypto';

/** The parts of `vectors.json` that the tests read. */
export interface Vectors {
  readonly php: PhpVectors;
  readonly go: GoVectors;
  readonly java: JavaVectors;
}

interface Gcm {
  readonly key: string;
  readonly nonce: string;
  readonly associated_data: string;
  readonly plaintext: string;
  readonly ciphertext_base64: string;
}

interface Fields {
  readonly input: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly string_a: string;
}

interface Webhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly apiv3_key: string;
  readonly plaintext: string;
}

interface Certificates {
  readonly apiv3_key: string;
  readonly response: object;
  readonly certificate: string;
  readonly serial_no: string;
}

interface PhpVectors {
  readonly keys: {
    readonly merchant_private_jwk: JsonWebKey;
    readonly merchant_certificate: string;
    readonly merchant_public: string;
    readonly merchant_serial: string;
    readonly platform_private_jwk: JsonWebKey;
    readonly platform_public: string;
    readonly platform_certificate: string;
    readonly platform_certificate_serial: string;
    readonly public_key_id: string;
    readonly apiv3_key: string;
    readonly v2_secret: string;
    readonly mchid: string;
  };
  readonly request_signature: readonly {
    readonly method: string;
    readonly target: string;
    readonly timestamp: string;
    readonly nonce: string;
    readonly signed_body: string;
    readonly message: string;
    readonly signature: string;
    readonly authorization: string;
  }[];
  readonly response_signature: readonly {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly applies_to?: readonly string[];
    readonly valid: boolean;
  }[];
  readonly aes_256_gcm: readonly Gcm[];
  readonly webhook_v3: readonly Webhook[];
  readonly rsa_oaep: { readonly cases: readonly { readonly plaintext: string; readonly ciphertext_base64: string }[] };
  readonly v2_sign: readonly (Fields & { readonly name: string; readonly md5: string; readonly hmac_sha256: string })[];
  readonly v2_xml: { readonly input: object; readonly xml: string; readonly parsed_back: object };
  readonly v2_refund_notification: {
    readonly v2_secret: string;
    readonly req_info_base64: string;
    readonly plaintext: string;
  };
  readonly aes_256_ecb: readonly {
    readonly plaintext: string;
    readonly key: string;
    readonly ciphertext_base64: string;
  }[];
  readonly pay_sign_v3: {
    readonly jsapi_and_miniprogram: Readonly<Record<string, string>>;
    readonly app: Readonly<Record<string, string>>;
  };
  readonly pay_sign_v2: Readonly<Record<string, Fields & { readonly paySign?: string; readonly sign?: string }>>;
  readonly workwx_sign: { readonly input: object; readonly agent_secret: string; readonly workwx_sign: string };
  readonly v2_cert_sign_getrealnameinfo: { readonly message: string; readonly cert_sign: string };
  readonly spki_from_pkcs1: { readonly pkcs1_base64: string; readonly spki_base64: string };
}

interface GoVectors {
  readonly rsa_sha256_sign: {
    readonly private_key_jwk: JsonWebKey;
    readonly message: string;
    readonly signature: string;
  };
  readonly rsa_sha256_verify: {
    readonly certificate: string;
    readonly public_key: string;
    readonly message: string;
    readonly signature: string;
  };
  readonly authorization_header: {
    readonly nonce: string;
    readonly timestamp: number;
    readonly cases: readonly {
      readonly method: string;
      readonly url: string;
      readonly body: string;
      readonly message: string;
    }[];
  };
  readonly aes_gcm: Gcm;
  readonly webhook_v3: Webhook & { readonly certificate: string };
  readonly rsa_oaep_decrypt: {
    readonly private_key_jwk: JsonWebKey;
    readonly ciphertext_base64: string;
    readonly plaintext: string;
  };
  readonly download_certificates: Certificates;
}

interface JavaVectors {
  readonly keys: { readonly merchant_private_jwk: JsonWebKey };
  readonly rsa_sha256_sign: { readonly message: string; readonly signature: string };
  readonly aes_256_gcm: Gcm;
  readonly rsa_oaep_decrypt: { readonly ciphertext_base64: string; readonly plaintext: string };
  readonly download_certificates: Certificates;
  readonly request_message: {
    readonly method: string;
    readonly url: string;
    readonly timestamp: number;
    readonly nonce: string;
    readonly body: string;
    readonly message: string;
  };
}
