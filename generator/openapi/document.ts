/** The parts of an OpenAPI 3.1 document that this folder writes. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers: readonly Server[];
  /** Of every operation that has none of its own. */
  readonly security?: readonly Readonly<Record<string, readonly []>>[];
  readonly tags: readonly Tag[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks: Readonly<Record<string, PathItem>>;
  readonly components: Components;
  readonly 'x-tagGroups'?: readonly { readonly name: string; readonly tags: readonly string[] }[];
  /** Tells a document of docwright from one that somebody wrote. */
  readonly 'x-generator': string;
}

export interface Components {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly securitySchemes: Readonly<Record<string, object>>;
  readonly parameters?: Readonly<Record<string, object>>;
}

export interface Server {
  readonly url: string;
  readonly description?: string;
}

export interface Tag {
  readonly name: string;
}

/** Operations by method, in lower case. */
export type PathItem = Readonly<Record<string, OperationObject>>;

export interface OperationObject {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
  readonly [member: string]: unknown;
}

export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Content;
  readonly 'x-envelope'?: object;
}

/** Media types and what they hold. */
export type Content = Readonly<Record<string, MediaType>>;

export interface MediaType {
  readonly schema: JsonSchema;
  readonly [member: string]: unknown;
}

export interface Reference {
  readonly $ref: string;
}

export interface JsonSchema {
  readonly [keyword: string]: unknown;
}
