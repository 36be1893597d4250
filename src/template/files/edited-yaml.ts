import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { readDocument } from './yaml-document.ts';

/** In characters, as the templates that ship. */
const lineWidth = 100;

/**
 * A file's text with these data in it: its comments, its order and its way of writing stay wherever
 * what they stand by does. What is read back is always exactly `data`.
 */
export function editedYaml(before: string, data: object): string {
  const { document, mistakes } = readDocument(before);
  if (mistakes.length === 0 && isMap(document.contents)) {
    syncMap(document, document.contents, data);
    const text = document.toString({ lineWidth });
    if (isDeepStrictEqual(readDocument(text).document.toJS(), data)) return text;
  }
  return writtenYaml(data);
}

/** A file of its own, as somebody may edit it: nothing in it stands for what is elsewhere in it. */
export const writtenYaml = (data: object): string =>
  new Document(data, { aliasDuplicateObjects: false }).toString({ lineWidth });

type Value = unknown;

/** The node that says this value: the one that stood there where it can, or a new one. */
function synced(document: Document, node: unknown, value: Value): Node {
  if (isMap(node) && isRecord(value)) return syncMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return syncSeq(document, node, value);
  if (isScalar(node) && !isObject(value)) {
    if (node.value !== value) node.value = value;
    return node;
  }
  if (isAlias(node) && isDeepStrictEqual(node.toJS(document), value)) return node;
  return document.createNode(value);
}

function syncMap(document: Document, map: YAMLMap, value: object): YAMLMap {
  const wanted = new Map(Object.entries(value));
  map.items = map.items.filter(({ key }) => wanted.has(nameOf(key)));
  const there = new Map(map.items.map((pair): [string, Pair] => [nameOf(pair.key), pair]));
  for (const [name, inner] of wanted) {
    const pair = there.get(name);
    // Not `add`, which looks for it among all the others.
    if (pair === undefined) map.items.push(document.createPair(name, inner));
    else pair.value = synced(document, pair.value, inner);
  }
  return map;
}

const nameOf = (key: unknown): string => String(isScalar(key) ? key.value : key);

/** What has an id is found again by it wherever it was moved, with its comments. */
function syncSeq(document: Document, seq: YAMLSeq, values: readonly Value[]): YAMLSeq {
  const left = [...seq.items];
  seq.items = values.map((value, index) => {
    const found = left.findIndex((item) => isSame(document, item, value));
    const at = found === -1 ? left.indexOf(seq.items[index]) : found;
    const [item] = at === -1 || (found === -1 && hasId(value)) ? [] : left.splice(at, 1);
    return synced(document, item, value);
  });
  return seq;
}

function isSame(document: Document, item: unknown, value: Value): boolean {
  if (hasId(value)) return isMap(item) && item.get('id') === value.id;
  return isObject(item) && 'toJSON' in item && isDeepStrictEqual(toJs(document, item), value);
}

function toJs(document: Document, item: unknown): unknown {
  return isMap(item) || isSeq(item) || isScalar(item) || isAlias(item)
    ? item.toJS(document)
    : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRecord = (value: unknown): value is object => isObject(value) && !Array.isArray(value);
const hasId = (value: unknown): value is { readonly id: string } =>
  isObject(value) && 'id' in value && typeof value.id === 'string';
