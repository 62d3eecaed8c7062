import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenApiDocument } from '../../generator/openapi/document.js';

/** Recommendations about the design of an API, not about the correctness of its document. */
const notOurs: Readonly<Record<string, 'off'>> = {
  // Pages have no license, no tag descriptions and no failures except those of v3.
  'info-license': 'off',
  'tag-description': 'off',
  'operation-4xx-response': 'off',
  // A page that a browser opens responds only with a redirect.
  'operation-2xx-response': 'off',
  // The API decides its URLs.
  'no-ambiguous-paths': 'off',
  'no-path-trailing-slash': 'off',
  // `lint` reports samples that do not fit their tables.
  'no-invalid-media-type-examples': 'off',
  'no-invalid-parameter-examples': 'off',
};

/** The errors of a document by the JSON Schema of OpenAPI 3.1. */
export async function findSchemaErrors(document: OpenApiDocument): Promise<unknown> {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  return valid ? [] : errors;
}

/** The problems that Redocly reports: references, parameters of paths, names used twice, examples, and more. */
export async function findLintErrors(document: OpenApiDocument): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'], rules: notOurs });
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: '/openapi.json',
    config,
  });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`);
}
