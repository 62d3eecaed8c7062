import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenApiDocument } from '../../generator/openapi/document.js';

/** Recommendations that say something about an API, and nothing about whether its document is right. */
const notOurs: Readonly<Record<string, 'off'>> = {
  // Pages name no licence, describe no family and no failure but that of v3.
  'info-license': 'off',
  'tag-description': 'off',
  'operation-4xx-response': 'off',
  // A page that a browser opens answers with a redirect alone.
  'operation-2xx-response': 'off',
  // URLs are as they are.
  'no-ambiguous-paths': 'off',
  'no-path-trailing-slash': 'off',
  // Samples that do not fit their tables are told by `lint`.
  'no-invalid-media-type-examples': 'off',
  'no-invalid-parameter-examples': 'off',
};

/** What the JSON Schema of OpenAPI 3.1 finds wrong with a document. */
export async function findSchemaErrors(document: OpenApiDocument): Promise<unknown> {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  return valid ? [] : errors;
}

/** What Redocly finds wrong: references, parameters of paths, names used twice, examples, and much else. */
export async function findLintErrors(document: OpenApiDocument): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'], rules: notOurs });
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: '/openapi.json',
    config,
  });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`);
}
