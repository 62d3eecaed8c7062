import { isRecord } from '../api-document/schemas.js';
import { parseXml } from '../protocol/xml.js';

/** Write XML for people: each tag on a line of its own. */
export function printXml(xml: string): string {
  return printTag('xml', parseXml(xml), '');
}

function printTag(name: string, value: unknown, indent: string): string {
  if (!isRecord(value)) return `${indent}<${name}>${escapeText(String(value))}</${name}>`;
  const members = Object.entries(value).flatMap(([own, member]) =>
    (Array.isArray(member) ? member : [member]).map((each) => printTag(own, each, `${indent}  `)),
  );
  return [`${indent}<${name}>`, ...members, `${indent}</${name}>`].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
