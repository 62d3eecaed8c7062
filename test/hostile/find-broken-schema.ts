import { isDeepStrictEqual } from 'node:util';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { assertNever } from '../../generator/model/assert-never.js';
import type { Body, Field, Operation, Page, Shape, Value } from '../../generator/model/schema.js';

/** Violations of the schema's contract by a page; empty if there are none. */
export function findBrokenSchema(page: Page): string[] {
  return [
    ...(survivesJson(page) ? [] : ['the schema changes when it goes through JSON']),
    ...page.operations.flatMap(checkOperation),
  ];
}

function survivesJson(page: Page): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(page)), page);
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const formats = ['json', 'form', 'xml', 'multipart', 'text', 'binary', 'empty', 'redirect'];
const encodings = Object.keys(wechatpayApi.encodings);

function checkOperation({ kind, method, url, request, response, links }: Operation): string[] {
  const { path, query, headers, body } = request;
  return [
    ...unless(methods.includes(method), `method ${method}`),
    ...unless(kind === 'call' ? url.startsWith('/') : url === '', `url ${url}`),
    ...links.filter((link) => !/^https?:/i.test(link)).map((link) => `link ${link}`),
    ...[path, query, headers, response.headers].flatMap(checkFields),
    ...(body ? checkBody(body) : []),
    ...checkBody(response.body),
  ];
}

function unless(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem];
}

function checkBody({ format, shape }: Body): string[] {
  return [...unless(formats.includes(format), `format ${format}`), ...checkShape(shape)];
}

function checkFields(fields: readonly Field[]): string[] {
  const names = fields.map(({ name }) => name);
  const twice = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `member ${name} stands twice`);
  return [...twice, ...fields.flatMap(checkField)];
}

function checkField({ name, required, description, source, shape }: Field): string[] {
  const isWhole =
    name !== '' && typeof required === 'boolean' && typeof description === 'string' && source.start.line > 0;
  return [...unless(isWhole, `member ${JSON.stringify(name)} is not whole`), ...checkShape(shape)];
}

function checkShape(shape: Shape): string[] {
  switch (shape.kind) {
    case 'string':
      return checkValues(shape.values, (value) => typeof value === 'string');
    case 'number':
      return checkValues(shape.values, (value) => typeof value === 'string' || Number.isFinite(value));
    case 'boolean':
    case 'binary':
    case 'unknown':
      return [];
    case 'list':
      return checkShape(shape.item);
    case 'object':
      return checkFields(shape.fields);
    case 'union':
      return [
        ...unless(shape.members.length > 1, 'a union of one'),
        ...shape.members.flatMap((member) => checkShape(member.shape)),
      ];
    case 'encoded':
      return [
        ...unless(encodings.includes(shape.encoding), `encoding ${shape.encoding}`),
        ...checkShape(shape.content),
      ];
    default:
      return assertNever(shape);
  }
}

function checkValues(values: readonly Value[] | undefined, fits: (value: string | number) => boolean): string[] {
  return (values ?? []).filter(({ value }) => !fits(value)).map(({ value }) => `value ${value}`);
}
